/** What belongs to a person: WeChat keeps an app's storage apart for each account that uses it. */
export { readStored as readOwn, writeStored as writeOwn } from './storage';
