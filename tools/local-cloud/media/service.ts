import type { TunnelService } from '../access/tunnel';
import type { Context } from '../context';
import { MEDIA_LOGIN_DENIED, ServerCode } from '../protocol/codes';
import { MediaCommand } from '../protocol/commands';
import { decodeMediaPacket, type MediaPacket } from '../protocol/media-packet';
import { decode } from '../protocol/message';
import { checkToken } from '../room/token-check';
import { MediaChannel } from './channel';
import { mediaRequests } from './requests';

/** Every answer of the client to a push has one of these numbers, all of them even. */
const isAnswer = (cmd: number) => cmd % 2 === 0;

/** The media service for browsers: turns the packets of a tunnel into sessions of sound. */
export function mediaService(context: Context): TunnelService {
  const { media, options } = context;

  return (tunnel) => {
    const channel = new MediaChannel(tunnel);
    let user: { readonly userID: string; readonly token: string } | undefined;

    const logIn = ({ head, body }: MediaPacket) => {
      const { appid, user_id: userID, token, sessions } = decode('LoginReq', body);
      const check = checkToken(options, token, { userID });
      const allowed = appid === options.appID && check.code === ServerCode.Ok;
      user = allowed ? { userID, token } : undefined;
      channel.answer(head, 'LoginRsp', {
        result: allowed ? 0 : MEDIA_LOGIN_DENIED,
        tokenType: 0,
        token,
        abilities: 0,
      });
      if (!allowed) return;
      const lost = sessions.filter(
        ({ session_id, session_token }) => !media.takeOver(session_id, session_token, channel),
      );
      if (lost.length > 0) channel.resetAll(lost.map(({ session_id }) => session_id));
    };

    const request = (packet: MediaPacket) => {
      if (!user) return;
      const { cmd, session_id } = packet.head;
      const named = media.session(session_id);
      const session = named?.userID === user.userID ? named : undefined;
      mediaRequests[cmd]?.({ context, channel, packet, session, ...user });
    };

    return {
      receive(payload) {
        const packet = decodeMediaPacket(payload);
        const { cmd } = packet.head;
        options.log({ level: 'frame', text: `#${channel.connectionID} media command ${cmd}` });
        if (cmd === MediaCommand.Login) logIn(packet);
        else if (!isAnswer(cmd)) request(packet);
      },
      closed() {
        media.lost(media.sessions.filter(({ peer }) => peer === channel));
      },
    };
  };
}
