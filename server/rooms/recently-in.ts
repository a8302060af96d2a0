import type { Admission } from './room-records';

interface Known {
  readonly admissions: readonly Admission[];
  /** ms of the clock */
  readonly until: number;
}

/** People an instance remembers having let in. */
const CAPACITY = 50_000;

/**
 * Whom this instance let in of late: where nobody else can be asked, they stay in. Of all others the store
 * knows.
 */
export class RecentlyIn {
  readonly #known = new Map<string, Known>();

  /** @param now - ms of any clock that doesn't go back */
  constructor(private readonly now = () => performance.now()) {}

  set(userID: string, admissions: readonly Admission[], seconds: number): void {
    this.#known.delete(userID);
    this.#known.set(userID, { admissions, until: this.now() + seconds * 1000 });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= CAPACITY) break;
      this.#known.delete(oldest);
    }
  }

  get(userID: string, roomID: string): Admission | undefined {
    const known = this.#known.get(userID);
    if (!known || known.until <= this.now()) return undefined;
    return known.admissions.find((one) => one.roomID === roomID);
  }

  forget(userID: string): void {
    this.#known.delete(userID);
  }
}
