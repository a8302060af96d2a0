/** Where the page's one `check-media` is found, and what it tells is heard. */

/** What the native component shows; an element without an address is not there. */
export interface StageData {
  pushURL: string;
  autopush: boolean;
  muted: boolean;
  enableMic: boolean;
  playURL: string;
  playerID: string;
  soundMode: 'speaker' | 'ear';
}

export const nothingShown: StageData = {
  pushURL: '',
  autopush: false,
  muted: false,
  enableMic: true,
  playURL: '',
  playerID: '',
  soundMode: 'speaker',
};

export type Source = 'pusher' | 'player';

/** An event of one of the elements, as it came. */
export interface StageEvent {
  readonly source: Source;
  readonly type: 'state' | 'net' | 'volume' | 'error';
  readonly event: { readonly detail: Readonly<Record<string, unknown>> };
}

/** The native component's instance; the SDK looks for the player's element in it. */
export interface StageView {
  setData(data: Partial<StageData>, done?: () => void): void;
}

class Stage {
  private view: StageView | null = null;
  private listener: ((event: StageEvent) => void) | null = null;

  attach(view: StageView): void {
    this.view = view;
  }

  /** With the component its elements go, and with them every sound. */
  detach(): void {
    this.view = null;
  }

  /** @throws Error when the page is gone: a check that goes on behind its back ends there */
  get instance(): StageView {
    if (!this.view) throw new Error('the page is gone');
    return this.view;
  }

  /** Resolves once the view has it: not when the native side has answered. */
  show(data: Partial<StageData>): Promise<void> {
    const { instance } = this;
    return new Promise((resolve) => instance.setData(data, resolve));
  }

  /** Takes both elements away: nothing records or plays any more. Without the page they are gone. */
  clear(): void {
    this.view?.setData(nothingShown);
  }

  listen(listener: ((event: StageEvent) => void) | null): void {
    this.listener = listener;
  }

  tell(event: StageEvent): void {
    this.listener?.(event);
  }
}

/** One: the page is there once, and WeChat allows one pusher a page. */
export const stage = new Stage();
