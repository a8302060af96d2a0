/** Seconds since 1970, by this machine's time of day: for what is written into tokens, never to count by. */
export const unixNow = (): number => Math.floor(Date.now() / 1000);

/** The time of day as the log has it. */
export const isoNow = (): string => new Date().toISOString();
