/** Thrown out of a command that was cancelled; nobody's failure. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Lets a command be stopped from outside (AbortController is missing in older base libraries). */
export class Cancellation {
  private readonly listeners = new Set<() => void>();
  private done = false;

  get cancelled(): boolean {
    return this.done;
  }

  cancel(): void {
    if (this.done) return;
    this.done = true;
    for (const listener of [...this.listeners]) listener();
  }

  /** Throws {@link Cancelled} once cancelled: to be called after anything that took time. */
  check(): void {
    if (this.done) throw new Cancelled('cancelled');
  }

  /** Waits for a promise that may never settle, for as long as this is not cancelled. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = this.onCancel(() => reject(new Cancelled('cancelled')));
      promise.then(resolve, reject).finally(stop);
      if (this.done) reject(new Cancelled('cancelled'));
    });
  }

  onCancel(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
