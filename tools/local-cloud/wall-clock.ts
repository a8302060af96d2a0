/** ms since 1970: for what the protocol sends as a time of day, never to count by. */
export const wallNow = (): number => Date.now();
