import type { Dispose } from '../../sdk/voice-engine';
import { createRolesStore, noRoles, type RolesStore } from '../../store/roles';
import type { HostAction } from '../../validation/host-action';
import { LatePart, type LateFeature } from '../late-part';
import type { FeatureRoom } from '../room/room-feature';
import type { Conduct } from './conduct';

/** The code that roles need once somebody has one: see `src/call/roles`. */
export interface RolesPart {
  /** Begins what goes on between hosts and listeners in one stay in a room. */
  conduct(
    room: FeatureRoom,
    store: RolesStore,
  ): Pick<Conduct, 'hear' | 'raiseHand' | 'act' | 'look' | 'end'>;
  /** What the ready page shows of it. */
  readonly views: unknown;
}

/** So many commands are kept while the code is fetched. */
const KEPT_COMMANDS = 100;

/**
 * Hands, and what hosts do. An interface, for each door of the package has types of its own, and classes of two of
 * them are never alike.
 *
 * @example `call.roles?.raiseHand(true)`
 */
export interface RoleBox extends LateFeature<RolesPart> {
  readonly store: RolesStore;
  /** Asks to speak, or no longer. Seen by everybody in the room. */
  raiseHand(up: boolean): void;
  /**
   * Does what a host wants. Rejects with a `CallError` of step `token` where the service refuses or can't be reached.
   *
   * @returns what ZEGO hasn't switched on for the AppID, and what then doesn't hold
   */
  act(action: HostAction): Promise<readonly string[]>;
  /** Has the store say what a host may know of the room. Rejects as `act`. */
  look(): Promise<void>;
  /** Told when the code has come. */
  readonly onPart: (listener: () => void) => Dispose;
}

/**
 * Roles, as far as they are there before anybody has one. The code for the rest is fetched for whoever listens
 * or is host, and with the first command that comes: in a call of people who all speak it never is.
 */
export class RoomRoles implements RoleBox {
  readonly hasListeners = true;
  readonly store = createRolesStore();
  private readonly late: LatePart<RolesPart>;
  private readonly listeners = new Set<() => void>();
  private room: FeatureRoom | null = null;
  private conduct: ReturnType<RolesPart['conduct']> | null = null;
  private arrived: (readonly [fromUser: string, command: string])[] = [];

  readonly onPart = (listener: () => void): Dispose => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  constructor(load: () => RolesPart | Promise<RolesPart>) {
    this.late = new LatePart(load, () => {
      this.begin();
      for (const told of [...this.listeners]) told();
    });
  }

  get part(): RolesPart | null {
    return this.late.part;
  }

  enter(room: FeatureRoom): Dispose {
    this.room = room;
    if (this.part || room.store.getState().role !== 'speaker') this.begin();
    const stopListening = room.engine.on('IMRecvCustomCommand', (roomID, { userID }, command) => {
      if (roomID === room.roomID) this.hear(userID, command);
    });
    return () => {
      stopListening();
      this.conduct?.end();
      this.room = this.conduct = null;
      this.arrived = [];
      this.late.forget();
      this.store.setState(noRoles);
    };
  }

  open(): Promise<RolesPart> {
    return this.late.open(this.room?.timers);
  }

  raiseHand(up: boolean): void {
    this.conduct?.raiseHand(up);
  }

  async act(action: HostAction): Promise<readonly string[]> {
    return (await this.host()).act(action);
  }

  async look(): Promise<void> {
    return (await this.host()).look();
  }

  private async host(): Promise<NonNullable<typeof this.conduct>> {
    await this.open();
    if (this.conduct) return this.conduct;
    throw new Error('nobody is in a room');
  }

  private hear(fromUser: string, command: string): void {
    if (this.conduct) return this.conduct.hear(fromUser, command);
    this.arrived = [...this.arrived, [fromUser, command] as const].slice(-KEPT_COMMANDS);
    this.begin();
  }

  private begin(): void {
    const { part, room } = this;
    if (!part) {
      // It is asked for again with the next command.
      this.open().catch(() => undefined);
      return;
    }
    if (!room || this.conduct) return;
    this.conduct = part.conduct(room, this.store);
    for (const one of this.arrived.splice(0)) this.conduct.hear(...one);
  }
}
