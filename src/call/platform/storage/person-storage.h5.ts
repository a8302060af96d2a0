import type { PersonKey } from './storage';
import { readTab, writeTab } from './tab-storage.h5';

/** What belongs to a person: every tab is one, and two with one session would put each other out. */
export const readOwn = (key: PersonKey): string => readTab(key);

/** Keeps a text for this person; an empty one forgets it. */
export const writeOwn = (key: PersonKey, value: string): void => writeTab(key, value);
