import type { Credential } from '../token-service';

/** Who asks the token service. */
export interface Identity {
  /** What proves it; asked for at each login. */
  readonly credential: () => Promise<Credential>;
  /** Whether one logs in by a ticket: the service lets no guest invite, and need not be asked. */
  readonly isGuest: () => boolean;
  /** Whether nobody logs in here without a ticket. */
  readonly needsTicket?: boolean;
}
