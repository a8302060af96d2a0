/** The stages of `npm start`, in the order in which they end; `npm run bench -- start` prints them. */
export const STAGES = [
  /** Node runs our code: npm and TypeScript are loaded. */
  'begun',
  /** Taro is loaded and webpack begins. */
  'weapp compiles',
  'h5 compiles',
  'cloud',
  'weapp built',
  'ready',
  'h5 built',
] as const;

export type Stage = (typeof STAGES)[number];
