/** How a network is, for everything that is sent over it. */
export interface Weather {
  /** What is sent is late by so much, in ms … */
  readonly latencyMs: number;
  /** … and by up to so much more, in ms: another share of it each time. */
  readonly jitterMs: number;
  /** How much is lost on the way and sent again, 0 to 1. */
  readonly loss: number;
}

/** How long TCP waits at least before it sends again what was lost, in ms: Linux's shortest. */
const SENT_AGAIN_AFTER = 200;

/**
 * How late the next message is, in ms. A lost one is sent again after a while, twice as long each time;
 * a socket keeps the order, so that all behind it waits too.
 */
export function lateness({ latencyMs, jitterMs, loss }: Weather, random = Math.random): number {
  let late = latencyMs + jitterMs * random();
  for (let wait = SENT_AGAIN_AFTER + latencyMs; random() < loss; wait *= 2) late += wait;
  return late;
}
