import type { Weather } from './access/weather';
import type { Context } from './context';
import type { HeldMedia, Refusal } from './fault-board';
import type { Hub } from './hub';
import { mediaState, type MediaState } from './media/state';
import type { Member } from './room/member';
import type { Room } from './room/room';

/** What the cloud knows, as plain data: for tests, and for `GET /control/state`. */
export interface CloudState {
  readonly rooms: readonly RoomState[];
  readonly connections: readonly ConnectionState[];
  /** Who publishes and who plays, over a web SDK or over WHIP and WHEP. */
  readonly media: readonly MediaState[];
  readonly faults: Weather & {
    readonly silent: boolean;
    readonly outage: boolean;
    readonly refusals: readonly Refusal[];
    readonly heldMedia: readonly HeldMedia[];
  };
}

export interface RoomState {
  readonly roomID: string;
  readonly users: readonly UserState[];
  readonly streams: readonly {
    readonly streamID: string;
    readonly userID: string;
    readonly extraInfo: string;
  }[];
  readonly extraInfo: Readonly<Record<string, string>>;
}

export interface UserState {
  readonly userID: string;
  readonly userName: string;
  /** A virtual peer has no phone. */
  readonly virtual: boolean;
  /** `false` while the socket is lost and the grace period runs. */
  readonly connected: boolean;
  readonly connectionID: number | undefined;
  /** Of the token, in Unix seconds. */
  readonly tokenExpiresAt: number;
}

export interface ConnectionState {
  readonly id: number;
  readonly userID: string;
  readonly frozen: boolean;
  /** The room that this socket is logged in to, if any. */
  readonly roomID: string | undefined;
}

export function readState({ registry, board, media }: Context, hub: Hub): CloudState {
  const { rooms } = registry;
  return {
    rooms: rooms.map(roomState),
    connections: hub.connections.map(({ id, userID, link }) => ({
      id,
      userID,
      frozen: link.frozen,
      roomID: rooms.find((room) => hasConnection(room, id))?.roomID,
    })),
    media: media.sessions.map(mediaState),
    faults: {
      ...board.weather,
      silent: board.silent,
      outage: board.outage,
      refusals: board.refusals,
      heldMedia: board.heldMedia,
    },
  };
}

function roomState({ roomID, members, streams, extraInfo }: Room<Member>): RoomState {
  return {
    roomID,
    users: [...members.values()].map((member) => ({
      userID: member.userID,
      userName: member.userName,
      virtual: member.virtual,
      connected: member.virtual || member.channel !== undefined,
      connectionID: member.channel?.connectionID,
      tokenExpiresAt: member.tokenExpiresAt,
    })),
    streams: [...streams.values()].map((stream) => ({
      streamID: stream.streamID,
      userID: stream.owner.userID,
      extraInfo: stream.extraInfo,
    })),
    extraInfo: extraInfo.values(),
  };
}

function hasConnection({ members }: Room<Member>, id: number): boolean {
  return [...members.values()].some(({ channel }) => channel?.connectionID === id);
}
