const BEATS = 0;
const READY = 1;

/** What the main thread shows of itself, in memory that the health thread sees without asking. */
export class Signs {
  readonly #cells: Int32Array;

  /** @param memory - that of the other thread's; new when missing */
  constructor(readonly memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#cells = new Int32Array(memory);
  }

  /** The main thread lives. @param ready - whether it takes work */
  show(ready: boolean): void {
    Atomics.store(this.#cells, READY, Number(ready));
    Atomics.add(this.#cells, BEATS, 1);
  }

  /** Whether the main thread has lived since this was asked last. */
  takeBeats(): boolean {
    return Atomics.exchange(this.#cells, BEATS, 0) > 0;
  }

  /** Whether the main thread took work when it lived last. */
  get ready(): boolean {
    return Atomics.load(this.#cells, READY) === 1;
  }
}
