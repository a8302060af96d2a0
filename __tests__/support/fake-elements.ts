import { mediaEventMethods } from '@/call/native/media-events';
import { noPlayer, Player } from '@/call/native/zego-player/player';
import { noPusher, Pusher } from '@/call/native/zego-pusher/pusher';
import { PlayerModes } from '@/call/native/zego-player/player-modes';
import type { MediaSource } from '@/call/media/handles';
import type { MediaRegistry } from '@/call/media/registry';

type Handle = Pusher | Player;

/** A phone of which it is known that it plays RTC. */
const knownModes = new PlayerModes({
  unproved: false,
  read: () => '',
  write: () => undefined,
});

interface Answers {
  success?: (result: never) => void;
  fail?: (refusal: never) => void;
}

/** How long live-pusher and live-player take to begin, and how often they tell of their network. */
const BEGINS_AFTER = 10;
const NET_STATUS_EVERY = 300;

/**
 * One native component with the element in it: the component's real behaviour, and as much of
 * live-pusher or live-player as tells the SDK that sound flows.
 */
export class FakeElement<H extends Handle = Handle> {
  readonly handle: H;
  /** What the WXML would show. */
  readonly data: { url: string; enableMic?: boolean; playerID?: string };
  readonly detach: () => void;
  private readonly methods;
  private beginning: NodeJS.Timeout | undefined;
  private beat: NodeJS.Timeout | undefined;

  constructor(
    private readonly media: FakeMedia,
    source: MediaSource,
    make: (view: { setData(data: object, done?: () => void): void }) => H,
    attach: (handle: H) => () => void,
  ) {
    // The component's own `data`: it sets only what differs from that.
    this.data = { ...(source === 'publisher' ? noPusher : noPlayer) };
    this.methods = mediaEventMethods(source, media.registry);
    this.handle = make({ setData: (data, done) => this.setData(data, done) });
    this.detach = attach(this.handle);
  }

  /** Whether the element is there, as `wx:if` has it. */
  get rendered(): boolean {
    return this.data.url !== '';
  }

  code(code: number): void {
    this.methods.onStateChange.call(this, { detail: { code } } as never);
  }

  error(errCode: number): void {
    this.methods.onError.call(this, { detail: { errCode } } as never);
  }

  private netStatus(): void {
    if (!this.media.connected) return;
    const info = { netQualityLevel: 1, audioBitrate: 32 };
    this.methods.onNetStatus.call(this, { detail: { info } } as never);
  }

  private setData(data: object, done?: () => void): void {
    const before = this.data.url;
    Object.assign(this.data, data);
    if (this.data.url !== before) this.restart();
    if (done) setTimeout(done);
  }

  private restart(): void {
    this.close();
    // A player has `autoplay`; a pusher waits for its start().
    if (this.rendered && this.handle instanceof Player) this.begin();
  }

  /** Begins to push or play; `false` where it already does, which WeChat refuses. */
  begin(): boolean {
    if (this.beat !== undefined) return false;
    this.beat = setInterval(() => this.netStatus(), NET_STATUS_EVERY);
    this.beginning = setTimeout(() => {
      const code = this.media.beginsWith(this.handle instanceof Pusher ? 'publisher' : 'player');
      if (code !== null) this.code(code);
    }, BEGINS_AFTER);
    return true;
  }

  close(): void {
    clearTimeout(this.beginning);
    clearInterval(this.beat);
    this.beat = undefined;
  }
}

/** All native elements of one phone; players appear as the layer would render them. */
export class FakeMedia {
  /** What WeChat's context of the pusher was asked to do while there was an element, or was not. */
  readonly asked: string[] = [];
  /** Whether starts are refused though they are carried out, as on Android what pushes already. */
  refusesStarts = false;
  private readonly pusherContext = {
    start: (answers?: Answers) => this.ask('start', answers),
    stop: () => this.ask('stop'),
    pause: () => this.ask('pause'),
    resume: () => this.ask('resume'),
  };
  /** Whether the media's network works. */
  connected = true;
  /** Codes that the next starts end with instead of success, per kind. */
  readonly failures: Record<MediaSource, number[]> = { publisher: [], player: [] };
  readonly pusher: FakeElement<Pusher>;
  readonly players: FakeElement<Player>[] = [];

  constructor(readonly registry: MediaRegistry) {
    this.pusher = new FakeElement(
      this,
      'publisher',
      (view) =>
        new Pusher(
          view,
          () => this.pusherContext,
          (error) => registry.emit(error),
        ),
      (handle) => registry.attachPusher(handle),
    );
    registry.subscribe(() => this.renderPlayers());
    this.renderPlayers();
  }

  playerOf(streamID: string): FakeElement<Player> | undefined {
    return this.players.find(({ handle }) => handle.streamID === streamID);
  }

  /** The media's way is gone: WeChat retries three times, then gives up with these codes. */
  lose(): void {
    this.connected = false;
    if (this.pusher.rendered) this.pusher.code(-1307);
    for (const player of this.players) if (player.rendered) player.code(-2301);
  }

  regain(): void {
    this.connected = true;
  }

  beginsWith(source: MediaSource): number | null {
    const failure = this.failures[source].shift();
    if (failure !== undefined) return failure;
    if (!this.connected) return source === 'publisher' ? -1307 : -2301;
    return source === 'publisher' ? 1002 : 2004;
  }

  /** As in WeChat, a call without an element waits for the next one. */
  private ask(what: string, answers: Answers = {}): void {
    this.asked.push(this.pusher.rendered ? what : `${what} without an element`);
    if (what !== 'start' || !this.pusher.rendered) return;
    const begins = this.pusher.begin();
    if (begins && !this.refusesStarts) answers.success?.({ errMsg: 'ok' } as never);
    else answers.fail?.({ errMsg: 'operateXWebLivePusher:fail internal error' } as never);
  }

  close(): void {
    for (const element of [this.pusher, ...this.players]) element.close();
  }

  private renderPlayers(): void {
    while (this.players.length < this.registry.slotCount()) {
      const slot = this.players.length;
      // Counted before it attaches, which tells the registry's listeners: this one too.
      const player: FakeElement<Player>[] = this.players;
      player.length = slot + 1;
      player[slot] = new FakeElement(
        this,
        'player',
        (view) =>
          new Player(view, () => ({ play: () => undefined, resume: () => undefined }), knownModes),
        (handle) => this.registry.attachPlayer(slot, handle),
      );
    }
  }
}
