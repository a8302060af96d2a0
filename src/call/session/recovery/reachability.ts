import type { LinkState, RoomState } from '../../sdk/voice-engine';

/** Why the room can't be reached, or that it can. */
export type Reach = 'in-room' | 'no-network' | 'no-room';

/**
 * Whether the room can be reached, put together of three witnesses, none of which is enough: the
 * SDK (tells late), its socket (tells at once, but may not be watched), the network (see
 * `network-evidence.ts`; knows nothing of servers).
 */
export class Reachability {
  private state: RoomState = 'DISCONNECTED';
  /** A lost socket outdates what the SDK last said of the room, until it says CONNECTED anew. */
  private linkLost = false;
  private networkGone = false;

  /** What the SDK last said. */
  get roomState(): RoomState {
    return this.state;
  }

  /** What all of it comes to. */
  get reach(): Reach {
    if (this.networkGone) return 'no-network';
    return this.state === 'CONNECTED' && !this.linkLost ? 'in-room' : 'no-room';
  }

  setRoomState(state: RoomState): void {
    this.state = state;
    if (state === 'CONNECTED') this.linkLost = false;
  }

  setLink(state: LinkState): void {
    if (state === 'down' || state === 'silent') this.linkLost = true;
  }

  setNetworkGone(gone: boolean): void {
    this.networkGone = gone;
  }
}
