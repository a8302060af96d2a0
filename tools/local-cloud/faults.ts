import type { Weather } from './access/weather';
import type { CallbackSender, CallbackWeather } from './callbacks/callback-sender';
import type { Context } from './context';
import type { Refusal } from './fault-board';
import type { Hub } from './hub';
import { MediaFaults } from './media/faults';
import { KickReason } from './protocol/codes';
import { CloseAction, PushCommand } from './protocol/commands';
import { FrameType } from './protocol/frame';
import { expireToken } from './room/expiry';
import type { Member } from './room/member';
import { putOut, type PutOutOptions } from './room/put-out';
import type { Room } from './room/room';
import { pushStreamInfo } from './room/stream';
import { Timers } from './timers';

/** How a kick-out reaches the client. */
export interface KickOptions extends Pick<PutOutOptions, 'customReason' | 'reason'> {
  /** End the whole session rather than its stay in the room; then no app is told the reason. */
  readonly session?: boolean;
}

/** An order of the stream list that a well-behaved cloud would not send. */
export interface OddStreams {
  readonly action: 'add' | 'delete';
  /** Streams that exist in the room; all of them by default. */
  readonly streamIDs?: readonly string[];
  /** Added to the right sequence number: 0 repeats it, 2 leaves a gap. */
  readonly ahead?: number;
}

/** Things that go wrong, on request. Users who are not there are an error, not a silence. */
export class Faults {
  /** Those that concern sound alone. */
  readonly media: MediaFaults;
  readonly #timers = new Timers();

  constructor(
    private readonly context: Context,
    private readonly hub: Hub,
    private readonly callbacks: CallbackSender,
  ) {
    this.media = new MediaFaults(context.media, context.board);
  }

  /**
   * Cuts the sockets of one user or of all, and turns new ones away for `outageMs`. Returns the
   * number of sockets cut.
   */
  drop({ userID, outageMs = 0 }: { userID?: string; outageMs?: number } = {}): number {
    if (outageMs > 0) this.context.board.startOutage(outageMs);
    return this.hub.drop(userID);
  }

  endOutage(): void {
    this.context.board.startOutage(0);
  }

  /** Sockets stay open, nothing is read, nothing is sent; for `ms`, or until the thaw. */
  freeze({ userID, ms }: { userID?: string; ms?: number } = {}): void {
    this.hub.freeze(userID);
    if (ms !== undefined) this.#timers.after(ms, () => this.hub.thaw(userID));
  }

  thaw({ userID }: { userID?: string } = {}): void {
    this.hub.thaw(userID);
  }

  /**
   * Everything that is sent from now on is late by `ms`.
   *
   * @param more - by up to `jitterMs` more; a share of `loss`, 0 to 1, is lost and sent again
   */
  delay(ms: number, { jitterMs = 0, loss = 0 }: Partial<Omit<Weather, 'latencyMs'>> = {}): void {
    this.context.board.weather = { latencyMs: ms, jitterMs, loss };
  }

  /** Accepts sockets and answers nothing at all. */
  silence(on: boolean): void {
    this.context.board.silent = on;
  }

  refuse(refusal: Refusal): void {
    this.context.board.refuse(refusal);
  }

  /** Kicks a user out, as the server API does. */
  kick(userID: string, options: KickOptions = {}): void {
    const member = this.#member(userID);
    const { customReason = '', reason = KickReason.ByServer, session = false } = options;
    if (!session) {
      putOut(this.context, [member], { customReason, reason });
      return;
    }
    member.channel?.kickOut({ reason, message: customReason, is_need_relogin: 0 });
    this.context.registry.remove([member], 'kicked');
  }

  /** The cloud asks the client to log in again (1105 with `is_need_relogin`). */
  demandRelogin(userID: string): void {
    this.#member(userID).channel?.kickOut({
      reason: KickReason.ByServer,
      message: 'log in again',
      is_need_relogin: 1,
    });
  }

  /** Ends a user's token now: its streams are taken away. */
  expireToken(userID: string): void {
    expireToken(this.context, this.#member(userID));
  }

  /** Gives up the place of a user at once, without a word to their phone, as once the grace is over. */
  forget(userID: string): void {
    this.context.registry.remove([this.#member(userID)], 'lost');
  }

  /** Sends one user, or all, to another host; by default back here. */
  redirect({ userID, host = this.context.host() }: { userID?: string; host?: string } = {}): void {
    for (const connection of this.hub.connections) {
      if (userID !== undefined && connection.userID !== userID) continue;
      connection.send(FrameType.Redirect2, 0, 'Redirect2', {
        rand: '',
        secret: '',
        wss_groups: [{ group: 'local', host, main_domain: '' }],
        ttl: 60,
        http3_groups: [],
      });
    }
  }

  /** Asks clients to close their connection and open a new one. */
  closeConnection({
    userID,
    dispatch = false,
  }: { userID?: string; dispatch?: boolean } = {}): void {
    const action = dispatch ? CloseAction.Dispatch : CloseAction.Retry;
    for (const connection of this.hub.connections) {
      if (userID !== undefined && connection.userID !== userID) continue;
      const message = { reason: 0, msg: 'close', action };
      connection.send(FrameType.CloseConnection, 0, 'CloseConnection', message);
    }
  }

  /** Pushes a list of streams out of order. The room itself does not change. */
  pushStreams(roomID: string, { action, streamIDs, ahead = 1 }: OddStreams): void {
    const room = this.#room(roomID);
    const streams = [...room.streams.values()].filter(
      ({ streamID }) => streamIDs?.includes(streamID) ?? true,
    );
    const command = action === 'add' ? PushCommand.StreamAdd : PushCommand.StreamDelete;
    room.push(() => true, command, 'PushStream', {
      stream_seq: room.streamSeq + ahead,
      stream_info_list: streams.map(pushStreamInfo),
    });
  }

  /** Loses pushes: the next one will leave a gap of so many in the clients' count of streams. */
  skipStreamSeq(roomID: string, by = 1): void {
    this.#room(roomID).streamSeq += by;
  }

  /** Callbacks are lost, come twice, or in another order, from now on. */
  disturbCallbacks(weather: CallbackWeather): void {
    this.callbacks.weather = weather;
  }

  /** Ends all standing faults. */
  reset(): void {
    this.disturbCallbacks({});
    this.#timers.clear();
    this.context.board.reset();
    this.hub.thaw();
  }

  dispose(): void {
    this.#timers.clear();
  }

  #member(userID: string): Member {
    const member = this.context.registry.member(userID);
    if (!member) throw new RangeError(`no user "${userID}" is in a room`);
    return member;
  }

  #room(roomID: string): Room<Member> {
    const room = this.context.registry.room(roomID);
    if (!room) throw new RangeError(`there is no room "${roomID}"`);
    return room;
  }
}
