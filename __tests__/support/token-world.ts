import type { HttpAnswer } from '@/call/token/http/http-answer';
import { TokenClient } from '@/call/token/token-client';
import type { Credential } from '@/call/token/token-service';
import { FakeClock } from './fake-clock';

type Path = '/v1/login' | '/v1/token' | '/v1/invite' | '/v1/rooms' | '/v1/rooms/a' | '/v1/host';
type Answer = Partial<HttpAnswer>;

/** What the phone says of a request that nobody answered. */
export const NO_ANSWER = { errMsg: 'request:fail' };

/**
 * A token client on a fake phone whose clock may be wrong, and a service whose clock is right.
 * Sessions and tokens are numbered.
 */
export class TokenWorld {
  readonly clock = new FakeClock();
  /** Path, body and bearer of each request. */
  readonly posts: [path: string, data: unknown, bearer: string | undefined][] = [];
  readonly timeouts: number[] = [];
  /** What is left of the app's storage. */
  stored = '';
  /** How far the phone's time of day is ahead of the service's, in s, from the beginning. */
  ahead = 0;
  /** By how much somebody has set it since, in s. */
  set = 0;
  /** A browser of another origin doesn't see the header. */
  showsDate = true;
  sessionTtl = 86_400;
  tokenTtl = 3600;
  credential: () => Promise<Credential> = () => Promise.resolve({ code: 'wx-code' });
  isGuest = false;
  /** What is kept of host keys. */
  keys = '';
  /** What the service says of a role; an older one says nothing. */
  role: Record<string, unknown> = {};
  /** Answers taken first, one by one; a function may be slow or reject. */
  readonly next: Partial<Record<Path, (Answer | (() => Promise<Answer>))[]>> = {};
  client = this.start();
  private sessions = 0;
  private tokens = 0;

  /** The app starts anew, with what is stored. */
  start(url = 'https://tokens.example'): TokenClient {
    this.client = new TokenClient({
      url,
      credential: () => this.credential(),
      isGuest: () => this.isGuest,
      store: { read: () => this.stored, write: (text) => (this.stored = text) },
      clock: {
        now: () => this.clock.now(),
        wall: () => this.clock.now() + this.set * 1000,
        setTimeout: (callback, ms) => this.clock.setTimeout(callback, ms),
        random: () => 0.5,
      },
      keys: { read: () => this.keys, write: (text) => (this.keys = text) },
      request: (to, data, header, timeout) => {
        const path = to.replace(url, '');
        this.posts.push([path, data, header.authorization]);
        this.timeouts.push(timeout);
        return this.answer(path as Path);
      },
    });
    return this.client;
  }

  get paths(): string[] {
    return this.posts.map(([path]) => path);
  }

  /** What the service believes the time to be, in ms. */
  get serverNow(): number {
    return this.clock.now() - this.ahead * 1000;
  }

  private async answer(path: Path): Promise<HttpAnswer> {
    const next = this.next[path]?.shift();
    const given = typeof next === 'function' ? await next() : (next ?? { body: this.body(path) });
    const headers = { date: new Date(this.serverNow).toUTCString() };
    return { status: 200, body: {}, headers: this.showsDate ? headers : {}, ...given };
  }

  private body(path: Path): Record<string, unknown> {
    const at = (ttl: number) => Math.floor(this.serverNow / 1000) + ttl;
    if (path === '/v1/login') {
      this.sessions += 1;
      const session = `session-${this.sessions}`;
      return { session, userID: 'u', expiresAt: at(this.sessionTtl) };
    }
    if (path === '/v1/rooms') return { roomID: 'a', hostKey: 'key-of-a', expiresAt: at(3600) };
    if (path === '/v1/host') return {};
    if (path === '/v1/rooms/a') return { roomID: 'a', locked: true, removed: ['bob'] };
    if (path === '/v1/invite') return { ticket: 'ticket', expiresAt: at(600) };
    this.tokens += 1;
    const token = `token-${this.tokens}`;
    return { token, userID: 'u', expiresAt: at(this.tokenTtl), ...this.role };
  }
}
