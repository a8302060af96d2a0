import type { WebSocket } from 'ws';

/**
 * A socket with weather: what is sent can be late, and the whole link can freeze (nothing is read,
 * nothing is sent, yet it stays open, as on a phone in a lift). After the thaw everything arrives,
 * in order.
 */
export class Link {
  #queue: { readonly due: number; readonly bytes: Uint8Array }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #frozen = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly latencyMs: () => number,
  ) {
    socket.on('close', () => clearTimeout(this.#timer));
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  send(bytes: Uint8Array): void {
    const earliest = this.#queue.at(-1)?.due ?? 0;
    // Never before what is already queued: a latency that sinks must not change the order.
    const due = Math.max(earliest, performance.now() + this.latencyMs());
    this.#queue.push({ due, bytes });
    this.#flush();
  }

  freeze(): void {
    this.#frozen = true;
    this.socket.pause();
  }

  thaw(): void {
    this.#frozen = false;
    this.socket.resume();
    this.#flush();
  }

  /** Ends the link without a farewell, as a lost network does. */
  cut(): void {
    this.socket.terminate();
  }

  #flush(): void {
    if (this.#frozen) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    for (let head = this.#queue[0]; head && head.due <= now; head = this.#queue[0]) {
      this.#queue.shift();
      if (this.socket.readyState === this.socket.OPEN) this.socket.send(head.bytes);
    }
    const next = this.#queue[0];
    if (next) this.#timer = setTimeout(() => this.#flush(), next.due - now);
  }
}
