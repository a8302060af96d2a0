import type { InsertionError, StartFailure } from '../media/faults';
import type { MediaMoment, PlayerView, PusherView } from '../media/views';
import { PhoneSurroundings } from './surroundings';

/** What a phone's pushers and players do, and what goes wrong with them. */
export class PhoneMedia extends PhoneSurroundings {
  /** Whether anybody could hear this phone's owner right now. */
  async microphoneLive(): Promise<boolean> {
    return this.ask(() => window.phone?.media.microphoneLive() ?? false);
  }

  /** When the microphone and the camera went on and off. */
  async mediaHistory(): Promise<MediaMoment[]> {
    return this.ask(() => window.phone?.media.history ?? []);
  }

  /** What calls of the contexts of pushers and players were refused with, in order. */
  async mediaRefusals(): Promise<string[]> {
    return this.ask(() => window.phone?.media.refusals ?? []);
  }

  async pusher(): Promise<PusherView | null> {
    return this.ask(() => window.phone?.media.viewPusher() ?? null);
  }

  async players(): Promise<PlayerView[]> {
    return this.ask(() => window.phone?.media.viewPlayers() ?? []);
  }

  /** Sends an event of the pusher on top, such as `statechange` with `{code: -1302}`. */
  async emitPusher(type: string, detail: unknown): Promise<void> {
    await this.browserPage.evaluate(
      ([name, value]) => window.phone?.media.pusherOf()?.emit(name, value),
      [type, detail] as const,
    );
  }

  /** Sends an event of the player of a stream. */
  async emitPlayer(streamID: string, type: string, detail: unknown): Promise<void> {
    await this.browserPage.evaluate(
      ([id, name, value]) =>
        window.phone?.media
          .players()
          .find((one) => one.streamID === id)
          ?.emit(name, value),
      [streamID, type, detail] as const,
    );
  }

  /** The pusher's next start ends with this code. */
  async failNextPush(failure: StartFailure): Promise<void> {
    await this.browserPage.evaluate(
      (value) => window.phone?.media.faults.failNextStart(value),
      failure,
    );
  }

  /** The next start() of the pusher is refused. */
  async refuseNextStart(): Promise<void> {
    await this.ask(() => window.phone?.media.faults.refuseNextStart());
  }

  /** The next insertion of a pusher or player is answered with this error. */
  async failNextInsertion(error: InsertionError): Promise<void> {
    await this.browserPage.evaluate(
      (value) => window.phone?.media.faults.failNextInsertion(value),
      error,
    );
  }

  /** Where the sound comes out: `speaker` or `ear`. */
  async audioRoute(): Promise<string> {
    return this.ask(() => window.phone?.media.route ?? '');
  }
}
