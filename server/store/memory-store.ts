import { storeUnavailable, type Address, type Store } from './store';

interface Entry {
  value: string;
  fields: Map<string, string>;
  /** ms of the clock */
  until: number;
}

export interface MemoryStoreOptions {
  /** Keys and tasks it holds; beyond, nothing new is taken: what is forgotten might be a removal. */
  readonly capacity?: number;
  /** ms of any clock that doesn't go back. */
  readonly now?: () => number;
}

const CAPACITY = 500_000;
/** How many old keys each write looks at, to forget what is over. */
const SWEEP = 4;

/** What one instance remembers, until it ends. */
export class MemoryStore implements Store {
  readonly #entries = new Map<string, Entry>();
  readonly #tasks = new Map<string, number>();
  readonly #capacity: number;
  readonly #now: () => number;
  #sweeper: Iterator<[string, Entry], undefined> = this.#entries.entries();

  constructor({ capacity = CAPACITY, now = () => performance.now() }: MemoryStoreOptions = {}) {
    this.#capacity = capacity;
    this.#now = now;
  }

  async read(addresses: readonly Address[]): Promise<(string | undefined)[]> {
    return addresses.map((address) => {
      if (typeof address === 'string') return this.#get(address)?.value;
      return this.#get(address[0])?.fields.get(address[1]);
    });
  }

  async write(address: Address, value: string, seconds: number): Promise<void> {
    const key = keyOf(address);
    const entry = this.#get(key) ?? this.#make(key);
    entry.until = this.#now() + seconds * 1000;
    if (typeof address === 'string') entry.value = value;
    else entry.fields.set(address[1], value);
  }

  async remove(address: Address): Promise<void> {
    if (typeof address === 'string') this.#entries.delete(address);
    else this.#get(address[0])?.fields.delete(address[1]);
  }

  async claim(key: string, seconds: number): Promise<boolean> {
    if (this.#get(key)) return false;
    await this.write(key, '1', seconds);
    return true;
  }

  async add(key: string, amount: number, seconds: number): Promise<number> {
    const sum = Number(this.#get(key)?.value ?? 0) + amount;
    await this.write(key, String(sum), seconds);
    return sum;
  }

  async fields(key: string): Promise<Record<string, string>> {
    return Object.fromEntries(this.#get(key)?.fields ?? []);
  }

  async schedule(task: string, inSeconds: number): Promise<void> {
    if (!this.#tasks.has(task)) this.#makeRoom();
    this.#tasks.set(task, this.#now() + inSeconds * 1000);
  }

  async unschedule(task: string): Promise<void> {
    this.#tasks.delete(task);
  }

  async takeDue(most: number, leaseSeconds: number): Promise<string[]> {
    const now = this.#now();
    const due = [...this.#tasks].filter(([, at]) => at <= now).slice(0, most);
    for (const [task] of due) this.#tasks.set(task, now + leaseSeconds * 1000);
    return due.map(([task]) => task);
  }

  async close(): Promise<void> {
    this.#entries.clear();
    this.#tasks.clear();
  }

  #get(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.until > this.#now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #make(key: string): Entry {
    this.#makeRoom();
    const entry = { value: '', fields: new Map<string, string>(), until: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #makeRoom(): void {
    for (let n = 0; n < SWEEP; n += 1) {
      const next = this.#sweeper.next();
      if (next.done) {
        this.#sweeper = this.#entries.entries();
        break;
      }
      const [key, { until }] = next.value;
      if (until <= this.#now()) this.#entries.delete(key);
    }
    if (this.#entries.size + this.#tasks.size >= this.#capacity) throw storeUnavailable();
  }
}

const keyOf = (address: Address): string => (typeof address === 'string' ? address : address[0]);
