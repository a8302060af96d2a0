import { ServiceError } from '../service-error';

/** What can be sent as `Authorization: Bearer …` (RFC 6750): `openssl rand -base64` makes such, too. */
const TOKEN = String.raw`[\w.~+/-]+=*`;
const HEADER = new RegExp(`^Bearer (${TOKEN})$`, 'i');
const WHOLE = new RegExp(`^${TOKEN}$`);

/** Whether it can be sent so. */
export const isBearer = (text: string): boolean => WHOLE.test(text);

/** @throws ServiceError where nothing was sent so */
export function bearer(authorization: string | undefined): string {
  const sent = HEADER.exec(authorization ?? '')?.[1];
  if (sent !== undefined) return sent;
  throw new ServiceError(
    401,
    'session_missing',
    'Send the session: Authorization: Bearer <session>.',
  );
}
