/** Seconds since 1970, by this machine's time of day: for what is written into tokens, never to count by. */
export const unixNow = (): number => Math.floor(Date.now() / 1000);

/** The time of day as the log has it. */
export const isoNow = (): string => new Date().toISOString();

let lastSequence = 0;

/** For ZEGO, which wants numbers that grow, in ms: each is greater than the one before it. */
export function sequenceNow(): number {
  lastSequence = Math.max(Date.now(), lastSequence + 1);
  return lastSequence;
}
