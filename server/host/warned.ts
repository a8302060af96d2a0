import type { Held } from './enforcer';

/** What isn't switched on for the AppID, and what then doesn't hold. */
export interface Warned {
  readonly warnings?: readonly string[];
}

const causes = {
  off: 'ZEGO has not switched on user bans (SetForbidUserRule) for this AppID',
  full: 'ZEGO holds as many user bans as it takes for this AppID (200), and this one is tried again',
} as const;
/** What then doesn't hold. */
const consequences = {
  login:
    'they are out and get no new token, but a changed client may come back with its old one until that is over.',
  publish:
    'they were told and get no new token to speak, but a changed client may go on with its old one until that is over.',
} as const;

export function warned({ forbidden: [worst], came }: Held): Warned {
  if (!worst || (came !== 'off' && came !== 'full')) return {};
  return { warnings: [`${causes[came]}: ${consequences[worst]}`] };
}
