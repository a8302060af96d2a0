import type { Moment, SeenState } from './probe';

/** All that can be seen of a phone at one moment. */
export interface Snapshot {
  /** What the SDK was asked and told since the last snapshot. */
  readonly moments: Moment[];
  readonly state: SeenState | null;
  /** What a person could press, or answer. */
  readonly waysOut: string[];
  /** The streams of the players on the page. */
  readonly players: string[];
  readonly microphone: boolean;
  /** Whether anything is published, be it in silence. */
  readonly pushes: boolean;
  /** By the phone's clock, in ms. */
  readonly now: number;
  readonly camera: boolean;
  readonly errors: string[];
}

/** Runs in the phone's page: lets virtual time pass, then looks. */
export async function passAndLook(ms: number): Promise<Snapshot> {
  const { phone, callProbe: probe } = window;
  if (!phone) throw new Error('no phone');
  await phone.advance(ms);
  const visible = (selector: string) =>
    Array.from(document.querySelectorAll(`.sim-layer:not(.sim-covered) ${selector}`)).some(
      (element) => element.getClientRects().length > 0,
    );
  return {
    moments: probe.take(),
    state: probe.state(),
    waysOut: [
      ...['#join', '#hang-up', '#back-home', '#retry'].filter(visible),
      ...(document.querySelector('.sim-sheet') ? ['a dialog'] : []),
    ],
    players: phone.media.players().map(({ streamID }) => streamID),
    microphone: phone.media.microphoneLive(),
    pushes: phone.media
      .pushers()
      .some(({ stream }) => ['connecting', 'running', 'retrying'].includes(stream.state)),
    now: phone.clock.now(),
    camera: phone.media.history.some(({ camera }) => camera),
    errors: phone.problems.list
      .map(({ message, stack }) => stack ?? message)
      // Pitfall 11: the SDK's own timer, about a request that nobody answered.
      .filter((text) => !/reading 'seq'[^]*sendStreamUpdate/.test(text)),
  };
}
