import type { Member } from './member';
import type { Registry } from './registry';

export interface AddPeersOptions {
  /** All in one push of users and one of streams, rather than one by one. */
  readonly together?: boolean;
  /** What they are called, the first ones first. */
  readonly names?: readonly string[];
  /** What each says of its stream. */
  readonly extraInfo?: string;
  /** `false` for people who only listen. */
  readonly publish?: boolean;
}

/** Somebody in a room without having an SDK. */
export interface Peer {
  readonly userID: string;
  /** What it publishes, unless it only listens. */
  readonly streamID: string;
}

/** Puts virtual members into a room, who publish. They are named `peer-1`, `peer-2`… */
export function addPeers(
  registry: Registry,
  roomID: string,
  count: number,
  { together = false, names = [], extraInfo = '', publish = true }: AddPeersOptions = {},
): Peer[] {
  const room = registry.openRoom(roomID);
  const first = freeNumber(registry);
  const members = Array.from({ length: count }, (_, index) =>
    registry.newMember(room, {
      userID: `peer-${first + index}`,
      userName: names[index] ?? `Peer ${first + index}`,
      role: 0,
      deviceID: '',
      wantsUsers: false,
      terminal: 0,
    }),
  );
  const streamOf = (member: Member) =>
    registry.newStream(member, `${member.userID}-stream`, extraInfo);
  const batches = together ? [members] : members.map((member) => [member]);
  for (const batch of batches) {
    registry.admit(batch);
    if (publish) room.addStreams(batch.map(streamOf));
  }
  return members.map(({ userID }) => ({ userID, streamID: `${userID}-stream` }));
}

/** Takes virtual publishers out again: those named, or all of the room. */
export function removePeers(
  registry: Registry,
  roomID: string,
  { userIDs, together = false }: AddPeersOptions & { readonly userIDs?: readonly string[] } = {},
): void {
  const members = [...(registry.room(roomID)?.members.values() ?? [])];
  const leaving = members.filter(
    (member) => member.virtual && (userIDs?.includes(member.userID) ?? true),
  );
  const batches = together ? [leaving] : leaving.map((member) => [member]);
  for (const batch of batches) registry.remove(batch, 'left');
}

function freeNumber(registry: Registry): number {
  const taken = registry.rooms.flatMap(({ members }) =>
    [...members.keys()].map((userID) => Number(/^peer-(\d+)$/.exec(userID)?.[1] ?? 0)),
  );
  return Math.max(0, ...taken) + 1;
}
