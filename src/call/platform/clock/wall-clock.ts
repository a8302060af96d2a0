/**
 * The time of day as this device has it, in ms since 1970. Anybody may set it at any moment: good for
 * what people read as a date, for what is remembered over runs, and for nothing that is counted.
 *
 * @example `const at = wallNow(); // 1735689600000`
 */
export const wallNow = (): number => Date.now();
