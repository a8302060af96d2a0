import type { Browser, Page } from 'playwright-core';
import { WITHOUT_MOTION } from './launch';

/** What a page is opened with. */
export interface PageOptions {
  /** Runs in every document before its own scripts; needs nothing from outside itself. */
  readonly script?: () => void;
}

/**
 * Pages that go from one phone to the next. A renderer that has run the mini-program once has its
 * scripts compiled, which is half of what a new phone costs.
 */
export class KeptPages {
  private readonly free: Page[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly options: PageOptions = {},
  ) {}

  /** An empty page: nothing is stored in it, and nothing runs. */
  async take(viewport: { width: number; height: number }): Promise<Page> {
    const page = this.free.pop() ?? (await this.open());
    await page.setViewportSize(viewport);
    return page;
  }

  /** Ends what runs in a page, and keeps it for the next who takes one. */
  async giveBack(page: Page): Promise<void> {
    try {
      // By the page itself: one that the browser sends elsewhere may get another renderer.
      await page.evaluate(() => {
        sessionStorage.clear();
        location.replace('about:blank');
      });
      await page.waitForURL('about:blank');
      await page.mouse.move(0, 0);
      this.free.push(page);
    } catch {
      // It was closed, or has never been anywhere.
      await page.context().close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.free.splice(0).map((page) => page.context().close()));
  }

  private async open(): Promise<Page> {
    const context = await this.browser.newContext({ deviceScaleFactor: 2, ...WITHOUT_MOTION });
    if (this.options.script) await context.addInitScript(this.options.script);
    return context.newPage();
  }
}
