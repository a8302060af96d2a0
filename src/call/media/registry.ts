import { CallError } from '../errors/call-error';
import type { MediaEvent, PlayerHandle, PusherHandle } from './handles';

type Dispose = () => void;

/** So many players are rendered with the page: most calls are small, and wait for none. */
const INITIAL_PLAYERS = 4;

/**
 * So many are free however many are taken: who comes next is heard without waiting for one. More
 * would make every fourth newcomer or so the dearer.
 */
const SPARE_PLAYERS = 1;

/**
 * How long a native component may take to appear, in ms. A join that begins at the tap waits for the whole
 * page: tens on a good phone, a second or two on a slow one.
 */
const APPEARS_WITHIN = 8000;

/**
 * Where pusher and players announce themselves when they are attached, and where the engine finds
 * them. A player is a slot: rendered once, reused for one stream after the other, never
 * moved. (A moved node is a re-created player: a gap in the sound.)
 */
export class MediaRegistry<
  Pusher extends object = PusherHandle,
  Player extends object = PlayerHandle,
> {
  private pusherHandle: Pusher | null = null;
  private readonly players = new Map<number, Player>();
  private readonly slotOf = new Map<string, number>();
  private readonly changed = new Set<() => void>();
  private readonly eventListeners = new Set<(event: MediaEvent) => void>();
  private slots = INITIAL_PLAYERS;

  /** How many players the layer must render. It only grows. */
  readonly slotCount = (): number => this.slots;

  /** The pusher, `null` while no call page is there. */
  get pusher(): Pusher | null {
    return this.pusherHandle;
  }

  /** The player that a stream was given, `null` without one. */
  playerOf(streamID: string): Player | null {
    const slot = this.slotOf.get(streamID);
    return slot === undefined ? null : (this.players.get(slot) ?? null);
  }

  /** The pusher calls this in `attached`, the disposer in `detached`. */
  attachPusher(handle: Pusher): Dispose {
    this.pusherHandle = handle;
    this.notify();
    return () => {
      // A page that is leaving may be detached after the next one was attached.
      if (this.pusherHandle === handle) this.pusherHandle = null;
      this.notify();
    };
  }

  /** A player calls this in `attached`, the disposer in `detached`. */
  attachPlayer(slot: number, handle: Player): Dispose {
    this.players.set(slot, handle);
    this.notify();
    return () => {
      if (this.players.get(slot) === handle) this.players.delete(slot);
      this.notify();
    };
  }

  /** Waits for the pusher. Rejects with `component-missing` when it doesn't appear. */
  whenPusher(): Promise<Pusher> {
    return this.when(() => this.pusherHandle, 'zego-pusher');
  }

  /** Waits for the player of one slot. Rejects with `component-missing` when it doesn't appear. */
  whenPlayer(slot: number): Promise<Player> {
    return this.when(() => this.players.get(slot) ?? null, 'zego-player');
  }

  /**
   * Gives a stream a player of its own: the one it has, a free one, or one that the layer renders
   * for it. Rejects with `component-missing` when it doesn't appear.
   */
  acquirePlayer(streamID: string): Promise<Player> {
    if (!this.slotOf.has(streamID)) {
      this.slotOf.set(streamID, this.freeSlot());
      this.renderEnough();
    }
    return this.when(() => this.playerOf(streamID), 'zego-player').catch((error: unknown) => {
      this.releasePlayer(streamID);
      throw error;
    });
  }

  /** Gives a stream's player back. */
  releasePlayer(streamID: string): void {
    this.slotOf.delete(streamID);
  }

  /** Calls `listener` when a component came or went, or more slots are wanted. */
  readonly subscribe = (listener: () => void): Dispose => {
    this.changed.add(listener);
    return () => void this.changed.delete(listener);
  };

  /** Hears what the platform's media elements say. */
  onEvent(listener: (event: MediaEvent) => void): Dispose {
    this.eventListeners.add(listener);
    return () => void this.eventListeners.delete(listener);
  }

  /** The native components' way to be heard. */
  emit(event: MediaEvent): void {
    for (const listener of [...this.eventListeners]) listener(event);
  }

  private freeSlot(): number {
    const taken = new Set(this.slotOf.values());
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  }

  private renderEnough(): void {
    const enough = this.slotOf.size + SPARE_PLAYERS;
    if (enough <= this.slots) return;
    this.slots = enough;
    this.notify();
  }

  private notify(): void {
    for (const listener of [...this.changed]) listener();
  }

  private when<T>(find: () => T | null, name: string): Promise<T> {
    const found = find();
    if (found) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        clearTimeout(timer);
        unsubscribe();
        action();
      };
      const timer = setTimeout(
        () => settle(() => reject(new CallError('component-missing', 'engine', { detail: name }))),
        APPEARS_WITHIN,
      );
      const unsubscribe = this.subscribe(() => {
        const late = find();
        if (late) settle(() => resolve(late));
      });
    });
  }
}
