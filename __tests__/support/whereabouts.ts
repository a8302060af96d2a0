/** Who is where, as the local cloud knows it. */
import type { LocalCloud } from '../../tools/local-cloud';

function memberOf({ state }: LocalCloud, name: string): { roomID: string; userID: string } {
  for (const { roomID, users } of state().rooms) {
    const found = users.find(({ userName }) => userName === name);
    if (found) return { roomID, userID: found.userID };
  }
  throw new Error(`${name} is in no room`);
}

/** What a cloud calls people by whose names alone are known; throws where there is no such person. */
export const whereabouts = (cloud: LocalCloud) => ({
  userID: (name: string): string => memberOf(cloud, name).userID,
  roomOf: (name: string): string => memberOf(cloud, name).roomID,
});
