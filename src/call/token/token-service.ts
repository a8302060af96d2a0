import type { HostAction, HostView } from '../validation/host-action';
import { roleOf, type InvitedRole, type Role } from '../validation/role';
import type { requestJSON } from './http/http';
import type { HttpAnswer } from './http/http-answer';
import { leaseOf, type Lease } from './lease';
import type { TokenClock } from './retry';
import { Busy, SessionOver, TokenError, whatWasSaid } from './token-error';

/** What proves to the token service who this is. */
export type Credential =
  /** From `wx.login`: good for one login. */
  | { readonly code: string }
  /** From an invitation: makes a guest of one room. */
  | { readonly ticket: string }
  /** Any text, in development only. */
  | { readonly key: string };

export interface ServiceSession extends Lease {
  readonly session: string;
}

export interface ServiceToken extends Lease {
  readonly token: string;
  readonly userID: string;
  readonly role: Role;
  /** Whether the cloud lets this token publish. */
  readonly publish: boolean;
  /** Where the service itself says that one is host. */
  readonly hostKey?: string;
}

export interface TokenRequest {
  readonly roomID: string;
  /** A host's leave to speak. */
  readonly grant?: string;
  /** What proves that one is host. */
  readonly hostKey?: string;
}

/** A room that was made, and what proves that one is its host. */
export interface MadeRoom {
  readonly roomID: string;
  readonly hostKey: string;
}

/** An invitation to one room, for whoever holds it. */
export interface ServiceTicket extends Lease {
  readonly ticket: string;
}

/** The requests of the token service, each made once. They reject with a {@link TokenError}. */
export class TokenService {
  constructor(
    private readonly url: string,
    private readonly request: typeof requestJSON,
    private readonly clock: Pick<TokenClock, 'now' | 'wall'>,
  ) {}

  async login(credential: Credential, within: number): Promise<ServiceSession> {
    const { body, lease } = await this.askLease('/v1/login', credential, {}, within);
    return { session: text(body, 'session'), ...lease };
  }

  async token(session: string, asked: TokenRequest, within: number): Promise<ServiceToken> {
    const { body, lease } = await this.askLease('/v1/token', asked, bearer(session), within);
    const { role, publish, hostKey } = body;
    return {
      ...{ token: text(body, 'token'), userID: text(body, 'userID') },
      ...{ role: roleOf(role), publish: publish !== false },
      ...(typeof hostKey === 'string' && { hostKey }),
      ...lease,
    };
  }

  async invite(session: string, roomID: string, within: number): Promise<ServiceTicket> {
    const { body, lease } = await this.askLease('/v1/invite', { roomID }, bearer(session), within);
    return { ticket: text(body, 'ticket'), ...lease };
  }

  /** @param role - what those are who come with the room's ID alone */
  async makeRoom(session: string, role: InvitedRole, within: number): Promise<MadeRoom> {
    const { body } = await this.ask('/v1/rooms', { role }, bearer(session), within);
    return { roomID: text(body, 'roomID'), hostKey: text(body, 'hostKey') };
  }

  /** @returns what isn't switched on for the AppID, and what then doesn't hold */
  async act(
    session: string,
    asked: HostAction & Required<Pick<TokenRequest, 'roomID' | 'hostKey'>>,
    within: number,
  ): Promise<readonly string[]> {
    const { body } = await this.ask('/v1/host', asked, bearer(session), within);
    return texts(body.warnings);
  }

  async view(
    session: string,
    { roomID, hostKey }: Required<Pick<TokenRequest, 'roomID' | 'hostKey'>>,
    within: number,
  ): Promise<HostView> {
    const path = `/v1/rooms/${encodeURIComponent(roomID)}`;
    const header = { ...bearer(session), 'x-host-key': hostKey };
    const { body } = await this.ask(path, null, header, within);
    return { locked: body.locked === true, removed: texts(body.removed) };
  }

  /** What holds for some time. */
  private async askLease(
    path: string,
    data: object,
    header: Readonly<Record<string, string>>,
    within: number,
  ): Promise<{ body: HttpAnswer['body']; lease: Lease }> {
    // Counted from here: what the answer was on its way for is no longer left of it.
    const asked = { at: this.clock.now(), wall: this.clock.wall() };
    const { body, headers } = await this.ask(path, data, header, within);
    const { expiresAt } = body;
    if (typeof expiresAt !== 'number') throw incomplete('expiresAt');
    return { body, lease: leaseOf(expiresAt, headers?.date, asked) };
  }

  private async ask(
    path: string,
    data: object | null,
    header: Readonly<Record<string, string>>,
    within: number,
  ): Promise<HttpAnswer> {
    let answer: HttpAnswer;
    const askedAt = this.clock.wall();
    try {
      answer = await this.request(this.url + path, data && { ...data }, header, within);
    } catch (error) {
      throw new TokenError('unreachable', whatWasSaid(error));
    }
    const { status } = answer;
    if (status === UNAUTHORIZED && header.authorization && isOurs(answer)) {
      throw new SessionOver(said(answer));
    }
    if (status < 200 || status >= 300) throw refusal(answer, askedAt);
    return answer;
  }
}

const bearer = (session: string) => ({ authorization: `Bearer ${session}` });

const UNAUTHORIZED = 401;
const TOO_MANY = 429;
const UNAVAILABLE = 503;

function refusal(answer: HttpAnswer, now: number): TokenError {
  const { status, body, headers } = answer;
  const patience = retryAfter(headers, now);
  if (status === TOO_MANY || (status === UNAVAILABLE && patience > 0)) {
    return new Busy(said(answer), patience);
  }
  if (status >= 500) return new TokenError('unreachable', said(answer));
  if (!isOurs(answer)) return new TokenError('intercepted', String(status));
  return new TokenError('refused', said(answer), body.code as string);
}

/**
 * Whether the service itself refused: it says why in its own form. What stands between us and it
 * (a gateway, a proxy, the login page of a network) answers 403 or 404 as well, and means nothing.
 */
function isOurs({ body }: HttpAnswer): boolean {
  return typeof body.code === 'string' && body.code !== '' && typeof body.message === 'string';
}

/** Seconds of `Retry-After`, which may be a number or a date; 0 where it names no time. */
function retryAfter(headers: HttpAnswer['headers'], now: number): number {
  const value = headers?.['retry-after'] ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  // By the clock of whoever wrote it, as far as the answer shows it.
  const serverNow = Date.parse(headers?.date ?? '');
  const ms = Date.parse(value) - (Number.isNaN(serverNow) ? now : serverNow);
  return ms > 0 ? Math.ceil(ms / 1000) : 0;
}

function said({ status, body }: HttpAnswer): string {
  return typeof body.message === 'string' ? body.message : String(status);
}

function text(body: HttpAnswer['body'], name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw incomplete(name);
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function incomplete(name: string): TokenError {
  return new TokenError('intercepted', `no ${name} in the answer`);
}
