import { ServiceError } from '../service-error';

/** Where a value is: a key of its own, or a field of a key that has several. */
export type Address = string | readonly [key: string, field: string];

/**
 * What the service must remember: who was removed, which room is locked, whose ticket is used up. Every
 * value has an end. In memory it is for one instance ({@link MemoryStore}); in Redis for all of them
 * ({@link RedisStore}). All methods throw {@link storeUnavailable} where the store can't be asked.
 */
export interface Store {
  /** The values at these addresses, all as of one moment or nearly so. */
  read(addresses: readonly Address[]): Promise<readonly (string | undefined)[]>;
  /** @param seconds - after which it is gone; of a field, that of the whole key begins anew */
  write(address: Address, value: string, seconds: number): Promise<void>;
  remove(address: Address): Promise<void>;
  /** Writes where nothing is. @returns whether it did: of all who claim one key, one does */
  claim(key: string, seconds: number): Promise<boolean>;
  /** Adds to a number that begins with 0. @returns the sum */
  add(key: string, amount: number, seconds: number): Promise<number>;
  /** All fields of a key. */
  fields(key: string): Promise<Readonly<Record<string, string>>>;
  /** Puts a task for later; the same task again moves it. The time is the store's, so all agree on it. */
  schedule(task: string, inSeconds: number): Promise<void>;
  /** It is done, or needn't be. */
  unschedule(task: string): Promise<void>;
  /**
   * Tasks whose time has come. Whoever takes one has it alone for so long; if it isn't unscheduled by then
   * another gets it, for the first one may be dead.
   */
  takeDue(most: number, leaseSeconds: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Nobody new gets in without it, and nobody who is in is thrown out. */
export function storeUnavailable(): ServiceError {
  return new ServiceError(
    503,
    'store_unavailable',
    'What is remembered of rooms can’t be read now: try again later.',
    { retryAfter: 2 },
  );
}

export const isStoreUnavailable = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'store_unavailable';
