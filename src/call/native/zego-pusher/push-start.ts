import type { WechatFailure } from '../../media/handles';

/** The part of `wx.createLivePusherContext()` that this needs. */
export type PusherContext = Pick<
  WechatMiniprogram.LivePusherContext,
  'start' | 'stop' | 'pause' | 'resume'
>;

export interface PushStartOptions {
  /** Made anew for each call: WeChat binds a context to the page that is on top just then. */
  readonly context: () => PusherContext;
  /** Whether the sound is seen to flow. */
  readonly flows: () => boolean;
  /** Called with each refusal: for the record, nothing is to be done about it. */
  readonly onRefusal: (refusal: WechatFailure) => void;
}

/** ms until a refused start is asked for again. */
const AGAIN_MS = 1000;

/**
 * Starts the live-pusher that was just shown, and leaves it alone once it runs. What WeChat answers
 * says little: it refuses to start what already pushes, accepts what then fails, and never answers
 * where there is no element. So a refused start is asked for again until the sound is seen to flow,
 * and no answer stops anything; whoever started it knows how long to wait.
 */
export class PushStart {
  private answered = false;
  private run = 0;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PushStartOptions) {}

  /**
   * Whether there is an element to call: WeChat answered, or sound flows. Without one it would keep
   * a call, and do it to the next element of this page.
   */
  get reached(): boolean {
    return this.answered || this.options.flows();
  }

  begin(): void {
    this.end();
    this.ask(this.run);
  }

  /** Asks no more, and takes no answer of what was asked before. */
  end(): void {
    this.run += 1;
    this.answered = false;
    clearTimeout(this.again);
  }

  private ask(run: number): void {
    const { context, flows, onRefusal } = this.options;
    context().start({
      success: () => {
        if (run === this.run) this.answered = true;
      },
      fail: (refusal: WechatFailure) => {
        // Of an earlier element, which waited until now: it says nothing of this one.
        if (run !== this.run) return;
        this.answered = true;
        onRefusal(refusal);
        clearTimeout(this.again);
        this.again = setTimeout(() => {
          if (!flows()) this.ask(run);
        }, AGAIN_MS);
      },
    });
  }
}
