/** How long a stream's last number counts, in ms. */
const SEQUENCE_MS = 10_000;

/** Streams that the server API forbade. They stay forbidden, whoever publishes them, until resumed. */
export class ForbiddenStreams {
  readonly #forbidden = new Set<string>();
  readonly #sequences = new Map<string, { readonly number: bigint; readonly at: number }>();

  has(streamID: string): boolean {
    return this.#forbidden.has(streamID);
  }

  /**
   * Forbids a stream or resumes it. Returns `false` for a number that is not higher than the last
   * one of the same stream in 10 s: a request that was overtaken.
   */
  change(streamID: string, sequence: bigint, forbidden: boolean): boolean {
    const now = performance.now();
    const last = this.#sequences.get(streamID);
    if (last && now - last.at < SEQUENCE_MS && sequence <= last.number) return false;
    this.#sequences.set(streamID, { number: sequence, at: now });
    if (forbidden) this.#forbidden.add(streamID);
    else this.#forbidden.delete(streamID);
    return true;
  }
}
