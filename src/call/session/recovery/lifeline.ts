import type { LinkState, RoomState, VoiceEngine } from '../../sdk/voice-engine';
import { NetworkEvidence } from './network-evidence';
import { Reachability } from './reachability';
import { createRecovery, type RecoveryOptions } from './recovery';

export interface LifelineOptions extends Pick<
  RecoveryOptions,
  'timers' | 'run' | 'relogin' | 'giveUp'
> {
  readonly engine: Pick<VoiceEngine, 'probeLink' | 'resetLink'>;
  /** Whether the room was entered, and not left since. */
  readonly isIn: () => boolean;
  /** Asks the room for something over its own socket: an answer is a proof. */
  readonly askRoom: () => void;
  /** No start of a stream gets through now. */
  readonly holdStreams: () => void;
  /** Whether the room can be reached may have changed. */
  readonly onChange: () => void;
}

export type Lifeline = ReturnType<typeof createLifeline>;

/**
 * Whether the room can be reached, put together of all that bears on it (the SDK, its socket, the network, the
 * sound), and what brings it back. A closure, as `createRecovery` is.
 */
export function createLifeline(options: LifelineOptions) {
  const { timers, engine, isIn, askRoom, holdStreams, onChange } = options;
  /** When somebody else was last heard. */
  let soundAt = -Infinity;
  /** When the media last said that their network is gone. */
  let soundLostAt = -Infinity;
  /** Whether the socket is watched: some versions of WeChat forbid it. */
  let linkSeen = false;
  /** Whether no stream is started for want of a network, though the room is taken for well. */
  let onHold = false;

  const reachability = new Reachability();
  const network = new NetworkEvidence({
    timers,
    probe: () => {
      askRoom();
      doubt();
    },
    onChange: () => {
      reachability.setNetworkGone(network.isGone);
      onChange();
    },
  });
  const soundLost = () => soundLostAt > soundAt;
  const recovery = createRecovery({
    ...options,
    reach: () => reachability.reach,
    sdkTries: () => reachability.roomState !== 'DISCONNECTED',
    random: Math.random,
    heardAt: () => soundAt,
    soundLost,
    probeLink,
  });

  /** Whether the cloud can be reached; where nobody can tell, it is to be tried. */
  async function probeLink(): Promise<boolean> {
    if (!linkSeen) return true;
    const reached = await engine.probeLink();
    if (!isIn()) return false;
    if (reached) network.proved();
    else if (soundLost()) {
      // One that is broken off at the return would cost a second there.
      onHold = true;
      holdStreams();
    }
    return reached;
  }

  /** The room's own socket may be dead without a word: the cloud is asked by another. */
  function doubt(told = false): void {
    if (isIn()) recovery.hint(told);
  }

  function shaken(): void {
    soundLostAt = timers.now();
    doubt();
  }

  return {
    get reach() {
      return reachability.reach;
    },
    /** What the SDK last said of the room. */
    get roomState() {
      return reachability.roomState;
    },
    setRoomState(state: RoomState): void {
      reachability.setRoomState(state);
    },
    /** Something came over the network. */
    proved(): void {
      network.proved();
    },
    onLink(state: LinkState): void {
      linkSeen = true;
      reachability.setLink(state);
      if (state === 'late') {
        // Told of no network, the SDK is the one that says nothing any more: its socket may be well.
        if (!network.isDenied) doubt();
        return;
      }
      if (state === 'down') network.socketEnded();
      // Open and dead: another one, now.
      if (state === 'silent') engine.resetLink();
      // One that opens proves nothing yet, and asks nobody for a sign of life.
      if (state === 'down' || state === 'silent') onChange();
    },
    /** Something came over the room's own socket. */
    onLinkHeard(): void {
      network.proved();
      recovery.heard();
      if (onHold) onChange();
    },
    /** Somebody else was heard. */
    heard(): void {
      soundAt = timers.now();
      network.proved();
    },
    /** The media may have lost their network. */
    shaken,
    /** They have: a stream ended. */
    streamEnded(): void {
      shaken();
      network.streamEnded();
    },
    /** The phone says so of its network. */
    told(online: boolean): void {
      network.told(online);
      if (online) doubt(true);
    },
    doubt,
    /** The streams are where the reach has them: what brings it back is to follow. */
    settle(): void {
      onHold = false;
      recovery.refresh();
    },
    reloginNow: () => recovery.reloginNow(),
    stop: () => recovery.stop(),
  };
}
