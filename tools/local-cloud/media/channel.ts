import type { Tunnel } from '../access/tunnel';
import { MediaCmd, MediaCommand, ResetType } from '../protocol/commands';
import { encode, type Message, type MessageName } from '../protocol/message';
import { encodeMediaPacket } from '../protocol/media-packet';
import { wallNow } from '../wall-clock';
import type { CloseNotice, MediaSession, NetworkGrade, SessionPeer, StreamStatus } from './session';

/** One client's way to the media service: answers and pushes, packed and sent down its tunnel. */
export class MediaChannel implements SessionPeer {
  /** The SDK drops a push whose number is not higher than the last of its kind. */
  #pushes = 0;

  constructor(private readonly tunnel: Tunnel) {}

  get connectionID(): number {
    return this.tunnel.connectionID;
  }

  /** Answers a request: same `seq`, next command number. */
  answer<N extends MessageName>(
    request: Message<'Head'>,
    name: N,
    message: Message<N>,
    session_id = request.session_id,
  ): void {
    const head = { cmd: request.cmd + 1, seq: request.seq, session_id };
    this.tunnel.send(encodeMediaPacket({ head, body: encode(name, message) }));
  }

  /** Answers a command within a command: the answer has a number of its own once more. */
  answerCmd(
    request: Message<'Head'>,
    { peer_id, cmd_id, seq }: { peer_id: number; cmd_id: number; seq: number },
  ): void {
    const body = encode('CmdNetQualityRsp', { net_quality_grade: { result: 0, seq } });
    this.answer(request, 'CmdMsg', { peer_id, cmd_id, body });
  }

  status(session: MediaSession, { mic, camera }: StreamStatus): void {
    this.#push(session.id, MediaCommand.StreamStatusNotifyPush, 'StreamStatus', {
      mic_status: mic,
      camera_status: camera,
    });
  }

  grade(session: MediaSession, { tx, rx, seq }: NetworkGrade): void {
    const net_quality_grade_push = { tx_quality: tx, rx_quality: rx, seq };
    this.#push(session.id, MediaCommand.CmdPush, 'CmdMsg', {
      peer_id: session.id,
      cmd_id: MediaCmd.NetQualityPush,
      body: encode('CmdNetQualityPush', { net_quality_grade_push }),
    });
  }

  event(session: MediaSession, event: number): void {
    const command =
      session.kind === 'publish' ? MediaCommand.PublishEventPush : MediaCommand.PlayEventPush;
    this.#push(session.id, command, 'EventPush', { event });
  }

  closed(session: MediaSession, notice: CloseNotice): void {
    this.refuse(session.id, notice);
  }

  /** Closes a session, be it one that was never opened. */
  refuse(sessionID: number, { reason, action, err }: CloseNotice): void {
    const err_info = action === undefined ? '' : JSON.stringify({ action, err });
    this.#push(sessionID, MediaCommand.CloseSessionPush, 'CloseSessionPush', { reason, err_info });
  }

  reset(session: MediaSession): void {
    this.resetAll([session.id]);
  }

  /** Has the client begin these sessions anew. */
  resetAll(session_ids: number[]): void {
    this.#push(0, MediaCommand.SessionResetPush, 'SessionResetPush', {
      dwTimeStamp: Math.floor(wallNow() / 1000),
      cResetType: ResetType.Listed,
      session_ids,
      reason: 0,
    });
  }

  #push<N extends MessageName>(
    session_id: number,
    cmd: number,
    name: N,
    message: Message<N>,
  ): void {
    this.#pushes += 1;
    const head = { cmd, seq: this.#pushes, session_id };
    this.tunnel.send(encodeMediaPacket({ head, body: encode(name, message) }));
  }
}
