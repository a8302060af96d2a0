import { readStored, writeStored, type PersonKey } from './storage';

/** What belongs to a person: WeChat keeps an app's storage apart for each account that uses it. */
export const readOwn = (key: PersonKey): string => readStored(key);

/** Keeps a text for this person; an empty one forgets it. */
export const writeOwn = (key: PersonKey, value: string): void => writeStored(key, value);
