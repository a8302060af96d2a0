import type { Browser, BrowserContext, Page } from 'playwright-core';
import { WITHOUT_MOTION } from '../launch';
import { listen, surround, type Heard, type Surroundings, type Traces } from './surroundings';

/** How long to wait for something, in ms: on a busy machine all takes long, and only a failure waits. */
const PATIENCE = 40_000;
/** Sound is louder than this, silence is not; the tones are at about 0.35. */
const AUDIBLE = 0.02;
/** Two tones are the same within this, in Hz: an FFT's bins are 12 Hz wide. */
const SAME_TONE = 25;

export interface TabWishes extends Surroundings {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: 'en' | 'zh-CN';
}

/** One person's browser tab. */
export class Tab {
  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, wishes: TabWishes): Promise<Tab> {
    const { width = 375, height = 720, dark = false, language = 'en', ...surroundings } = wishes;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      permissions: ['microphone'],
      ...WITHOUT_MOTION,
      // Over https the tests' own server has a certificate that it signed itself.
      ignoreHTTPSErrors: true,
    });
    await context.addInitScript(surround, surroundings);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    return new Tab(page, context);
  }

  /** Fills in the name and joins the room of the address; resolves at the tap. */
  async tapJoin(name: string): Promise<void> {
    await this.page.fill('#user-name', name);
    await this.page.click('#join');
  }

  async untilState(words: string, timeout = PATIENCE): Promise<void> {
    await this.page
      .locator('#room-state', { hasText: words })
      .waitFor({ timeout, state: 'visible' });
  }

  /** Waits until the names on the tiles are these, in any order; one's own is among them. */
  async untilMembers(names: readonly string[], timeout = PATIENCE): Promise<void> {
    const wanted = [...names].sort();
    const shown = async () => {
      const texts = await this.page.locator('.member .member__name').allTextContents();
      return texts.map((text) => text.trim()).sort();
    };
    await this.until(shown, (now) => now.join() === wanted.join(), timeout);
  }

  /** Whether each track that was ever recorded with is `live` or `ended`. */
  microphones(): Promise<string[]> {
    return this.page.evaluate(() =>
      (window as unknown as Traces).microphones.map(({ readyState }) => readyState),
    );
  }

  /** Waits until words are on the page. */
  async untilSays(words: string, timeout = PATIENCE): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout, state: 'visible' });
  }

  heard(): Promise<Heard[]> {
    return this.page.evaluate(listen);
  }

  /** Waits until exactly these tones, in Hz, are heard, each from a stream of its own. */
  async untilHears(tones: readonly number[], timeout = PATIENCE): Promise<void> {
    const wanted = [...tones].sort((a, b) => a - b);
    await this.until(
      () => this.heard(),
      (heard) => {
        const loud = heard.filter(({ level }) => level > AUDIBLE).map(({ hz }) => hz);
        loud.sort((a, b) => a - b);
        return (
          loud.length === wanted.length &&
          loud.every((hz, index) => Math.abs(hz - (wanted[index] ?? 0)) < SAME_TONE)
        );
      },
      timeout,
    );
  }

  /** Waits for a fact about the page. */
  async until<T>(ask: () => Promise<T>, ok: (now: T) => boolean, timeout: number): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      const now = await ask();
      if (ok(now)) return now;
      if (Date.now() > end) {
        const text = await this.page.locator('body').innerText();
        throw new Error(`Waited in vain: ${JSON.stringify(now)}\n${text}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As a person closes it: the page is told, and has the moment that browsers give it. */
  async close(): Promise<void> {
    // A browser without windows ends a closed page without a word.
    if (!this.page.isClosed()) await this.page.goto('about:blank').catch(() => undefined);
    await this.context.close();
  }
}
