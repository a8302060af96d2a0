/**
 * How long something that the service issued is good for, in ms of a clock of this device: never of
 * the service's, for the two may be hours apart.
 */
export interface Lease {
  readonly from: number;
  readonly until: number;
}

/** One moment by two clocks. */
export interface Moment {
  /** ms since some moment, by a clock that nobody can set. */
  readonly at: number;
  /** ms since 1970 */
  readonly wall: number;
}

/** What was issued a moment ago is good for so long, whatever the clocks say, in ms. */
const AT_LEAST = 60_000;

/**
 * The lease of what has just been issued.
 *
 * @param expiresAt - by the service's clock, in seconds since 1970
 * @param date - the answer's `Date` header, by the same clock; without it (a browser may hide it)
 * this device's time of day has to do, as far as it is believable
 * @param asked - when it was asked for
 */
export function leaseOf(expiresAt: number, date: string | undefined, asked: Moment): Lease {
  const serverNow = Date.parse(date ?? '');
  const life = Number.isNaN(serverNow)
    ? Math.max(expiresAt * 1000 - asked.wall, AT_LEAST)
    : expiresAt * 1000 - serverNow;
  return { from: asked.at, until: asked.at + life };
}

/** ms that are left. None where the clock was set back: nobody can tell then. */
export function timeLeft({ from, until }: Lease, now: number): number {
  return now < from ? 0 : Math.max(until - now, 0);
}

/** Whether more than half of it is still to come: of one that was issued too late, nothing is. */
export function isYoung(lease: Lease, now: number): boolean {
  return timeLeft(lease, now) > Math.max(lease.until - lease.from, 0) / 2;
}
