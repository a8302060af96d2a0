import { onHide, onShow } from '../surroundings/lifecycle';
import { SteadyTime } from './steady-time';
import { wallNow } from './wall-clock';

const time = new SteadyTime({
  wall: wallNow,
  every: (ms, action) => {
    const interval = setInterval(action, ms);
    return () => clearInterval(interval);
  },
});

/**
 * ms since some moment, by a clock that nobody can set: for whatever is counted.
 *
 * @example `const begun = steadyNow();`
 */
export const steadyNow = (): number => time.now();

/** To be called when a call begins: from then on it notices that the clock is set. Returns its disposer. */
export function keepClockRunning(): () => void {
  time.startTicking();
  const disposers = [onShow(() => time.startTicking()), onHide(() => time.stopTicking())];
  return () => {
    time.stopTicking();
    for (const dispose of disposers) dispose();
  };
}
