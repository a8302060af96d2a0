import type { PlayerAttributes, PusherAttributes } from './handles';
import type { MediaRegistry } from './registry';

/** The names under which the SDK sets its attributes (seed: initContext's pushAtr and playAtr). */
export const PUSH_ATTRIBUTE = 'pusher';
export const PLAY_ATTRIBUTE = 'playerList';

/** What the SDK hands to setData: either or both. */
export interface MediaPatch {
  readonly [PUSH_ATTRIBUTE]?: PusherAttributes;
  readonly [PLAY_ATTRIBUTE]?: readonly PlayerAttributes[];
}

/** The part of a page that the SDK uses of `wxContext`. */
export interface MediaContext {
  setData(patch: MediaPatch, callback?: () => void): void;
}

/**
 * Stands in for the page that the document gives to `initContext`. The SDK sets the whole list of
 * players on every change of one; here each entry that changed goes to the one native component it
 * belongs to, in the same tick (the SDK calls `context.play()` right after), and nothing else
 * moves.
 */
export function createMediaContext(registry: MediaRegistry): MediaContext {
  /** What each player was last given: the SDK mutates its objects, so these are copies. */
  const applied = new Map<string, PlayerAttributes>();

  return {
    setData(patch, callback) {
      let pending = 1;
      const done = () => {
        pending -= 1;
        if (pending === 0) callback?.();
      };
      const pusher = patch[PUSH_ATTRIBUTE];
      if (pusher && registry.pusher) {
        pending += 1;
        registry.pusher.applyAttributes({ ...pusher }, done);
      }
      const players = patch[PLAY_ATTRIBUTE];
      if (players) {
        for (const [streamID, attributes] of changedPlayers(applied, players)) {
          const player = registry.playerOf(streamID);
          if (!player) continue;
          pending += 1;
          player.applyAttributes(attributes, done);
        }
      }
      done();
    },
  };
}

/** Yields each player whose attributes differ from the last time; a removed one gets none. */
function changedPlayers(
  applied: Map<string, PlayerAttributes>,
  players: readonly PlayerAttributes[],
): [string, PlayerAttributes][] {
  const changes: [string, PlayerAttributes][] = [];
  const present = new Set<string>();
  for (const { id, url, muteAudio } of players) {
    if (!id) continue;
    present.add(id);
    const before = applied.get(id);
    if (before && before.url === url && before.muteAudio === muteAudio) continue;
    const attributes = { id, url, muteAudio };
    applied.set(id, attributes);
    changes.push([id, attributes]);
  }
  for (const id of applied.keys()) {
    if (present.has(id)) continue;
    applied.delete(id);
    changes.push([id, {}]);
  }
  return changes;
}
