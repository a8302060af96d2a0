import type { PhoneOptions } from '../types';
import { WxElement, type ElementPorts } from '../view/element';
import type { InsertionError } from './faults';
import type { MediaHost } from './host';
import { Insertion } from './insertion';
import type { NativeLive } from './native-live';
import { SDK_VERSION_CODE } from './native-pusher';
import type { Stream } from './stream';

/** What the elements tell and ask the one who keeps all of them. */
export interface LiveMedia extends MediaHost {
  mounted(element: object): void;
  unmounted(element: object): void;
  inserting(native: NativeLive): void;
  /** What the native side has against an insertion now. */
  takeInsertionRefusal(mindsConflict: boolean): InsertionError | null;
}

/** What both need of their phone. */
export interface LivePorts extends ElementPorts {
  readonly media: LiveMedia;
  readonly options: Pick<PhoneOptions, 'behaviour' | 'media'>;
}

type Kept = [type: string, detail: unknown];

/** What `live-pusher` and `live-player` share: the view's part of them. */
export abstract class LiveElement<
  Native extends NativeLive,
  Ports extends LivePorts,
> extends WxElement<Ports> {
  /** How loud it was when it last said so, 0 to 100. */
  volume = 0;
  /** The page that it is on, or was last. */
  page: Element | null = null;
  private insertion: Insertion<Native> | undefined;
  /** Events that came before its insertion was answered (31). */
  private kept: Kept[] = [];

  abstract get url(): string;
  protected abstract create(): Native;
  /** What it needs leave for; nothing unless said. */
  protected authorize(): Promise<InsertionError | null> {
    return Promise.resolve(null);
  }
  /** Why the view itself won't insert it. */
  protected viewRefusal(): InsertionError | null {
    return null;
  }
  /** Whether it is refused while another audio user is there (27). */
  protected get mindsConflict(): boolean {
    return false;
  }
  protected inserted(_native: Native): void {}
  protected removed(_native: Native): void {}
  /** A property has changed: what the native side is told, if anything. */
  protected abstract patchFor(name: string): ((native: Native) => void) | undefined;

  /** WeChat's side of it; none before its insertion. */
  get native(): Native | undefined {
    return this.insertion?.native;
  }

  get isInserted(): boolean {
    return this.insertion?.isAnswered ?? false;
  }

  get stream(): Pick<Stream, 'state' | 'isOnAir' | 'sound'> {
    return this.native?.stream ?? { state: 'idle', isOnAir: false, sound: undefined };
  }

  connectedCallback(): void {
    const { phone } = this;
    this.page = this.closest('wx-page');
    phone.media.mounted(this);
    if (phone.options.behaviour.contextCalls === 'warning') return;
    this.insertion = new Insertion<Native>({
      clock: phone.clock,
      answersIn: phone.options.media.nativeDelay,
      authorize: () => this.authorize(),
      refusal: () => this.viewRefusal() ?? phone.media.takeInsertionRefusal(this.mindsConflict),
      create: () => {
        const native = this.create();
        phone.media.inserting(native);
        return native;
      },
      inserted: (native) => this.answered(native),
      removed: (native) => this.removed(native),
      failed: (error) => this.fails(error),
    });
  }

  disconnectedCallback(): void {
    this.insertion?.end();
    this.kept = [];
    this.phone.media.unmounted(this);
  }

  /** An event as if the phone itself had sent it. */
  override emit(type: string, detail: unknown = {}): void {
    this.native?.noticed(type, codeOf(detail));
    this.hear(type, detail);
    this.phone.media.changed();
  }

  /** Insertion, update or removal was refused: told without an errCode of its own (24). */
  protected fails(error: InsertionError): void {
    super.emit('error', error);
  }

  /** An event of the native side on its way to the mini-program. */
  protected readonly told = (type: string, detail: unknown): void => {
    if (this.isConnected) this.hear(type, detail);
    this.phone.media.changed();
  };

  protected override changed(name: string): void {
    const patch = this.patchFor(name);
    if (patch) this.insertion?.update(patch);
    this.phone.media.changed();
  }

  /** Sends a change of its own accord. */
  protected send(patch: (native: Native) => void): void {
    this.insertion?.update(patch);
  }

  private answered(native: Native): void {
    this.inserted(native);
    for (const [type, detail] of this.kept.splice(0)) this.deliver(type, detail);
  }

  private hear(type: string, detail: unknown): void {
    if (this.isInserted) this.deliver(type, detail);
    else this.kept.push([type, detail]);
  }

  private deliver(type: string, detail: unknown): void {
    if (type === 'statechange' && codeOf(detail) === SDK_VERSION_CODE) return;
    if (type === 'audiovolumenotify') this.volume = (detail as { volume: number }).volume;
    super.emit(type, this.adapted(type, detail));
  }

  /** What the base library makes of an event's detail. */
  protected adapted(_type: string, detail: unknown): unknown {
    return detail;
  }
}

const codeOf = (detail: unknown) => (detail as { code?: number }).code;
