import type { LocalCloud } from '../../tools/local-cloud';

/** Where people are, by their names, as the local cloud knows it. Each throws where there is no such thing. */
export interface Whereabouts {
  /** What the cloud calls the one of that name. */
  userID(name: string): string;
  /** The room in which somebody of that name is. */
  roomOf(name: string): string;
  /** The stream that somebody of that name publishes. */
  streamOf(name: string): string;
}

export function whereabouts({ state }: LocalCloud): Whereabouts {
  const memberOf = (name: string) => {
    for (const { roomID, users, streams } of state().rooms) {
      const user = users.find(({ userName }) => userName === name);
      if (user) return { roomID, streams, userID: user.userID };
    }
    throw new Error(`${name} is in no room`);
  };
  return {
    userID: (name) => memberOf(name).userID,
    roomOf: (name) => memberOf(name).roomID,
    streamOf(name) {
      const { userID, streams } = memberOf(name);
      const stream = streams.find((one) => one.userID === userID);
      if (!stream) throw new Error(`${name} publishes nothing`);
      return stream.streamID;
    },
  };
}
