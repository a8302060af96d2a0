import { createClient, type RedisClientType } from '@redis/client';
import { storeUnavailable, type Address, type Store } from './store';

export interface RedisStoreOptions {
  /** `redis://…` or `rediss://…`; its password is in no error and no log. */
  readonly url: string;
  /** Told when it can't be asked, with the code of the failure, and when it can again. */
  readonly onState?: (up: boolean, cause: string) => void;
}

/** Before every key, for others may use the same Redis. */
const PREFIX = 'voice-call:';
const TASKS = `${PREFIX}tasks`;
/** For one command, in ms: somebody waits. */
const DEADLINE_MS = 1000;
/** Between two tries to connect, in ms: the first, and the longest. */
const [AGAIN_MS, LONGEST_AGAIN_MS] = [50, 1000];

/** Redis's own time, in ms: the clocks of the instances may differ. */
const NOW = `local t = redis.call('TIME'); local now = t[1] * 1000 + math.floor(t[2] / 1000);`;
const SCHEDULE = `${NOW} return redis.call('ZADD', KEYS[1], now + ARGV[2] * 1000, ARGV[1])`;
const TAKE_DUE = `${NOW}
local due = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
for _, task in ipairs(due) do redis.call('ZADD', KEYS[1], now + ARGV[2] * 1000, task) end
return due`;
const ADD = `local sum = redis.call('INCRBY', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return sum`;

/** What all instances remember together. */
export class RedisStore implements Store {
  readonly #client: RedisClientType;
  readonly #onState: (up: boolean, cause: string) => void;
  #up: boolean | undefined;

  constructor({ url, onState = () => undefined }: RedisStoreOptions) {
    this.#onState = onState;
    this.#client = createClient({
      url,
      // What can't be asked now is said now, not when it comes back.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: DEADLINE_MS,
        reconnectStrategy: (tries) =>
          Math.min(AGAIN_MS * 2 ** Math.min(tries, 10), LONGEST_AGAIN_MS),
      },
    });
    this.#client.on('ready', () => this.#say(true, ''));
    this.#client.on('error', (error: NodeJS.ErrnoException) => {
      this.#say(false, error.code ?? error.name);
    });
  }

  /** Begins to connect, and goes on trying for as long as it takes. Resolves after the first try. */
  async connect(): Promise<void> {
    const tried = new Promise<void>((resolve) => {
      this.#client.once('ready', () => resolve());
      this.#client.once('error', () => resolve());
    });
    this.#client.connect().catch(() => undefined);
    await tried;
  }

  read(addresses: readonly Address[]): Promise<(string | undefined)[]> {
    return this.#ask(async (redis) => {
      const values = await Promise.all(
        addresses.map((address) =>
          typeof address === 'string'
            ? redis.get(PREFIX + address)
            : redis.hGet(PREFIX + address[0], address[1]),
        ),
      );
      return values.map((value) => value ?? undefined);
    });
  }

  write(address: Address, value: string, seconds: number): Promise<void> {
    return this.#ask(async (redis) => {
      if (typeof address === 'string') {
        await redis.set(PREFIX + address, value, { expiration: { type: 'EX', value: seconds } });
        return;
      }
      const key = PREFIX + address[0];
      await redis.multi().hSet(key, address[1], value).expire(key, seconds).exec();
    });
  }

  remove(address: Address): Promise<void> {
    return this.#ask(async (redis) => {
      if (typeof address === 'string') await redis.del(PREFIX + address);
      else await redis.hDel(PREFIX + address[0], address[1]);
    });
  }

  claim(key: string, seconds: number): Promise<boolean> {
    return this.#ask(async (redis) => {
      const expiration = { type: 'EX', value: seconds } as const;
      return (await redis.set(PREFIX + key, '1', { expiration, condition: 'NX' })) !== null;
    });
  }

  add(key: string, amount: number, seconds: number): Promise<number> {
    return this.#ask(async (redis) =>
      Number(
        await redis.eval(ADD, {
          keys: [PREFIX + key],
          arguments: [String(amount), String(seconds)],
        }),
      ),
    );
  }

  fields(key: string): Promise<Record<string, string>> {
    return this.#ask(async (redis) => {
      // Not HGETALL, whose object loses a field of the name `__proto__`.
      const [names, values] = await redis
        .multi()
        .hKeys(PREFIX + key)
        .hVals(PREFIX + key)
        .execTyped();
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    });
  }

  schedule(task: string, inSeconds: number): Promise<void> {
    return this.#ask(async (redis) => {
      await redis.eval(SCHEDULE, { keys: [TASKS], arguments: [task, String(inSeconds)] });
    });
  }

  unschedule(task: string): Promise<void> {
    return this.#ask(async (redis) => void (await redis.zRem(TASKS, task)));
  }

  takeDue(most: number, leaseSeconds: number): Promise<string[]> {
    return this.#ask(async (redis) => {
      const options = { keys: [TASKS], arguments: [String(most), String(leaseSeconds)] };
      return (await redis.eval(TAKE_DUE, options)) as string[];
    });
  }

  async close(): Promise<void> {
    this.#client.removeAllListeners('error').on('error', () => undefined);
    this.#client.destroy();
  }

  async #ask<T>(question: (redis: RedisClientType) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
      }, DEADLINE_MS);
    });
    try {
      const answer = await Promise.race([question(this.#client), late]);
      this.#say(true, '');
      return answer;
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      this.#say(false, code ?? name);
      throw storeUnavailable();
    } finally {
      clearTimeout(timer);
    }
  }

  #say(up: boolean, cause: string): void {
    if (this.#up === up) return;
    this.#up = up;
    this.#onState(up, cause);
  }
}
