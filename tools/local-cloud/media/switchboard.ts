import { randomUUID } from 'node:crypto';
import type { RtpPacket } from 'werift';
import type { FaultBoard } from '../fault-board';
import { CloseReason, DeniedAction, DeniedError } from '../protocol/codes';
import { MediaEvent } from '../protocol/commands';
import type { LocalCloudOptions } from '../options';
import { Timers } from '../timers';
import { Leg } from './leg';
import {
  MediaSession,
  type CloseNotice,
  type NetworkGrade,
  type SessionIdentity,
  type SessionPeer,
  type StreamStatus,
} from './session';

export type Opening = Pick<SessionIdentity, 'kind' | 'userID' | 'streamID'>;

/** All media of the cloud: sound that comes in for a stream goes out to those who play it. */
export class Switchboard {
  readonly #sessions = new Map<number, MediaSession>();
  readonly #timers = new Timers();
  readonly #watch: NodeJS.Timeout;
  #nextID = 1;
  #disposed = false;

  constructor(
    private readonly options: LocalCloudOptions,
    private readonly board: FaultBoard,
    /** Whether a room knows the stream: it may yet be published, or carry no sound at all. */
    private readonly announced: (streamID: string) => boolean,
  ) {
    this.#watch = setInterval(() => this.#sweep(), options.mediaTimeoutMs / 5);
  }

  /** A number for a session, be it one that is refused. */
  nextID(): number {
    return this.#nextID++;
  }

  get sessions(): readonly MediaSession[] {
    return [...this.#sessions.values()];
  }

  session(id: number): MediaSession | undefined {
    return this.#sessions.get(id);
  }

  /** The session that publishes the stream, if any. */
  publisher(streamID: string): MediaSession | undefined {
    return this.sessions.find((one) => one.kind === 'publish' && one.streamID === streamID);
  }

  /**
   * Answers a client's offer. The same user's earlier session for the same thing is replaced.
   * Once the client knows of the session, call {@link begin}.
   *
   * @throws when the offer can't be answered
   */
  async open(opening: Opening, offer: string, peer: SessionPeer): Promise<MediaSession> {
    const leg = await Leg.open(opening.kind === 'publish' ? 'in' : 'out', offer);
    const identity = { ...opening, id: this.nextID(), token: randomUUID() };
    const session = new MediaSession(identity, leg, peer);
    if (this.#disposed) await session.dispose();
    else this.#admit(session);
    return session;
  }

  /** The client has the session's number: from now on it may be told things. */
  begin(session: MediaSession): void {
    session.leg.onConnected = () => this.#connected(session);
    if (session.kind === 'play') this.#wait(session.streamID);
  }

  /** The client said goodbye, or is told to go. */
  close(session: MediaSession, notice?: CloseNotice): void {
    if (!this.#sessions.delete(session.id)) return;
    if (notice) session.peer?.closed(session, notice);
    void session.dispose();
    this.#note(session, 'no longer');
    if (session.kind === 'publish') this.#ended(session.streamID);
  }

  /** The socket of these sessions is lost: they have the grace period to be taken over. */
  lost(sessions: readonly MediaSession[]): void {
    for (const session of sessions) {
      session.peer = undefined;
      session.removeIn(this.options.graceMs, () => this.close(session));
    }
  }

  /** Somebody came back for a session. Whether it is there still. */
  takeOver(id: number, token: string, peer: SessionPeer): MediaSession | undefined {
    const session = this.#sessions.get(id);
    if (session?.token !== token) return undefined;
    session.keep(peer);
    this.#connected(session);
    return session;
  }

  setStatus(session: MediaSession, status: StreamStatus): void {
    session.status = status;
    for (const player of this.#players(session.streamID)) player.peer?.status(player, status);
  }

  /** Passes a publisher's grade of its network on to those who play it. */
  passGrade(session: MediaSession, grade: NetworkGrade): void {
    for (const player of this.#players(session.streamID)) player.peer?.grade(player, grade);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearInterval(this.#watch);
    this.#timers.clear();
    await Promise.all(this.sessions.map((session) => session.dispose()));
    this.#sessions.clear();
  }

  #players(streamID: string): MediaSession[] {
    return this.sessions.filter((one) => one.kind === 'play' && one.streamID === streamID);
  }

  #admit(session: MediaSession): void {
    const { kind, userID, streamID } = session;
    for (const old of this.sessions) {
      const same = old.kind === kind && old.userID === userID && old.streamID === streamID;
      if (same) this.close(old);
    }
    this.#sessions.set(session.id, session);
    this.#note(session, 'now');
    session.leg.onGone = () => this.close(session);
    if (session.kind === 'publish') this.#published(session);
  }

  /** A player that has just connected is told what the others were told before. */
  #connected(session: MediaSession): void {
    const publisher = session.kind === 'play' ? this.publisher(session.streamID) : undefined;
    if (!publisher) return;
    if (publisher.packets > 0) session.peer?.event(session, MediaEvent.Began);
    if (publisher.status) session.peer?.status(session, publisher.status);
  }

  #published(session: MediaSession): void {
    const { streamID } = session;
    for (const player of this.#players(streamID)) player.leg.cut();
    session.leg.onSound = (packet) => {
      if (session.packets === 0) this.#arrived(session);
      session.count(packet);
      this.#forward(session, packet);
    };
  }

  #forward({ streamID, userID }: MediaSession, packet: RtpPacket): void {
    if (this.board.holdsMedia(streamID, userID)) return;
    for (const player of this.#players(streamID)) player.play(packet);
  }

  #arrived(session: MediaSession): void {
    session.peer?.event(session, MediaEvent.Arrived);
    for (const player of this.#players(session.streamID)) {
      player.peer?.event(player, MediaEvent.Began);
    }
  }

  #sweep(): void {
    const since = performance.now() - this.options.mediaTimeoutMs;
    const silent = this.sessions.filter(({ leg }) => leg.heardAt < since);
    for (const session of silent) this.close(session, { reason: CloseReason.None });
  }

  #ended(streamID: string): void {
    for (const player of this.#players(streamID)) player.peer?.event(player, MediaEvent.Ended);
    this.#timers.after(this.options.graceMs, () => this.#wait(streamID));
  }

  /** Players of a stream that nobody publishes wait for it as long as a room knows of it. */
  #wait(streamID: string): void {
    if (this.publisher(streamID) || this.announced(streamID)) return;
    for (const player of this.#players(streamID)) {
      this.close(player, {
        reason: CloseReason.PlayDenied,
        action: DeniedAction.Retry,
        err: DeniedError.StreamNotExist,
      });
    }
  }

  #note({ userID, kind, streamID }: MediaSession, when: 'now' | 'no longer'): void {
    const verb = kind === 'publish' ? 'sends' : 'receives';
    this.options.log({ level: 'event', text: `${userID} ${when} ${verb} ${streamID}` });
  }
}
