/** Networks to join over, as the phone's socket feels them, and a phone that is slow itself. */

/** Of everything that the room server sends. */
export interface Network {
  /** Late by so much, in ms: the round trip, for what the phone sends is not held up. */
  readonly latencyMs: number;
  /** And by up to so much more, in ms, another share of it each time. */
  readonly jitterMs: number;
  /** Lost on the way and sent again, as TCP does it; 0 to 1. */
  readonly loss: number;
  /** 4 is a phone of a quarter of this machine's speed; 1 where it isn't said. */
  readonly slowdown?: number;
}

/** By the name that the tables give it. */
export const networks: Readonly<Record<string, Network>> = {
  good: { latencyMs: 40, jitterMs: 5, loss: 0 },
  'good, a quarter of the CPU': { latencyMs: 40, jitterMs: 5, loss: 0, slowdown: 4 },
  '4G': { latencyMs: 80, jitterMs: 40, loss: 0.01 },
  bad: { latencyMs: 250, jitterMs: 200, loss: 0.05 },
};

/** With so many others in the room each is tried. */
export const NETWORK_PEERS = [1, 4, 16];
