import type { NativePusher } from './native-pusher';

/**
 * The pushers that the scripts know of, by page: from the native answer to their insertion until the
 * native answer to their removal (WECHAT.md 1, 2, 22, 23).
 */
export class PusherRegistry {
  private readonly inserted = new Map<Element, NativePusher>();
  private readonly waiting: { page: Element | undefined; run: (pusher: NativePusher) => void }[] =
    [];

  of(page: Element | undefined): NativePusher | undefined {
    return page && this.inserted.get(page);
  }

  add(page: Element, pusher: NativePusher): void {
    this.inserted.set(page, pusher);
    const due = this.waiting.filter((one) => one.page === page);
    for (const one of due) this.waiting.splice(this.waiting.indexOf(one), 1);
    for (const { run } of due) run(pusher);
  }

  remove(page: Element, pusher: NativePusher): void {
    if (this.inserted.get(page) === pusher) this.inserted.delete(page);
  }

  /** Runs with the page's pusher, now or after its insertion: in the order of asking, however long that takes. */
  whenInserted(page: Element | undefined, run: (pusher: NativePusher) => void): void {
    const pusher = this.of(page);
    if (pusher) run(pusher);
    else this.waiting.push({ page, run });
  }
}
