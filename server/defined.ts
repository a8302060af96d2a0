/** Without what is `undefined`: that is left out, and overrides no default. */
export const defined = <T extends object>(given: T | undefined): T =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as T;
