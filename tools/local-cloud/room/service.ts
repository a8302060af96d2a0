import type { TunnelService } from '../access/tunnel';
import type { Context } from '../context';
import { ServerCode } from '../protocol/codes';
import { Command, ServerCommand } from '../protocol/commands';
import { decodePacket, type Packet } from '../protocol/packet';
import { RoomChannel } from './channel';
import { logIn } from './login';
import type { Member } from './member';
import { rspHead } from './request';
import { roomRequests } from './requests';

/** The room service: turns the packets of a tunnel into what happens in rooms. */
export function roomService(context: Context): TunnelService {
  const { registry, options } = context;
  const log = (text: string) => options.log({ level: 'frame', text });

  return (tunnel) => {
    const channel = new RoomChannel(tunnel, log);
    let member: Member | undefined;

    /** Still a member, and reached through this very tunnel. */
    const present = (): Member | undefined => (member?.channel === channel ? member : undefined);

    const logOut = (packet: Packet) => {
      const leaving = present();
      if (leaving) registry.remove([leaving], 'left');
      member = undefined;
      channel.answer(packet.header, 'CommonRsp', { rsp_head: rspHead(ServerCode.Ok) });
    };

    const request = (packet: Packet) => {
      const asking = present();
      if (!asking) {
        channel.answer(packet.header, 'CommonRsp', { rsp_head: rspHead(ServerCode.NotInRoom) });
        return;
      }
      registry.heard(asking);
      roomRequests[packet.header.cmd]?.({ context, member: asking, channel, packet });
    };

    return {
      receive(payload) {
        const packet = decodePacket(payload);
        const { cmd } = packet.header;
        log(`#${channel.connectionID} room command ${cmd}`);
        if (cmd === Command.LoginRoom) member = logIn(context, channel, packet) ?? member;
        else if (cmd === Command.LogoutRoom) logOut(packet);
        else if (cmd !== ServerCommand.PushAnswer) request(packet);
      },
      closed() {
        const lost = present();
        if (lost) registry.lost(lost, channel);
      },
    };
  };
}
