import type { StreamRemedy } from './phone-events';
import type { RoomSound } from '../streams/room-sound';

export interface Remediable {
  readonly sound: RoomSound;
  /** Puts everything where the facts say, and asks what seems to run for a sign of life. */
  readonly refresh: () => void;
  readonly inRoom: () => boolean;
  readonly resetLink: () => void;
}

/**
 * Does what the table of recovery wants done.
 *
 * @param streamID - of the one stream concerned, empty where it is all of them
 */
export function applyRemedy(remedy: StreamRemedy, streamID: string, to: Remediable): void {
  switch (remedy) {
    case 'publish':
      return to.sound.publish();
    case 'publish-again':
      // Without the room nobody could be told; once it is back, the stream is asked for anyway.
      return to.inRoom() ? to.sound.streams.publishAgain() : undefined;
    case 'ask-streams':
      return to.refresh();
    case 'pause-resume-publisher':
      return to.sound.applyToOwn('pause-resume');
    case 'play-players':
      return to.sound.applyToPlayers('play', streamID);
    case 'resume-players':
      return to.sound.applyToPlayers('resume-mute', streamID);
    case 'flip-sound-mode':
      return to.sound.applyToPlayers('flip-sound-mode', streamID);
    case 'reset-link':
      return to.inRoom() ? to.resetLink() : undefined;
  }
}
