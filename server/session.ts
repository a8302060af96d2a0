import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who holds a session, and until when (Unix seconds). */
export interface Session {
  readonly userID: string;
  readonly expiresAt: number;
}

/**
 * A session is a signed text that the client keeps and shows again: the service stores nothing, so
 * it can be restarted and run in several copies.
 */
export function sealSession(secret: string, session: Session): string {
  const text = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${text}.${sign(secret, text)}`;
}

/** @returns the session, or `undefined` when it is forged, damaged or over */
export function openSession(secret: string, sealed: string, now: number): Session | undefined {
  const [text = '', signature = ''] = sealed.split('.');
  const expected = Buffer.from(sign(secret, text));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const session = JSON.parse(Buffer.from(text, 'base64url').toString()) as Session;
  return session.expiresAt > now ? session : undefined;
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`session\0${text}`).digest('base64url');
}
