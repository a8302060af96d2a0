import type { Locator, Page } from 'playwright-core';
import { toDomSelector } from './query';

/** ms that anything on the screen may take unless said otherwise. */
const PATIENCE = 15_000;

/** Between two questions whether something is so. */
const FIRST_PAUSE_MS = 25;
const LAST_PAUSE_MS = 100;

/** Options of everything that waits. */
export interface WaitOptions {
  /** Milliseconds; 15,000 unless said. */
  timeout?: number;
}

/** What a person sees of a phone and taps on it. Taps are a real mouse's. */
export class PhoneScreen {
  constructor(
    /** The browser's page, for what this class doesn't offer. */
    readonly browserPage: Page,
  ) {}

  /** The element on the page on top that matches, visible or not. */
  find(selector: string): Locator {
    return this.browserPage.locator(`.sim-layer:not(.sim-covered) ${toDomSelector(selector)}`);
  }

  async tap(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.find(selector)
      .first()
      .click({ timeout: options.timeout ?? PATIENCE });
  }

  /** Types into an `input` or `textarea`, in place of what it holds. */
  async input(selector: string, value: string): Promise<void> {
    const control = this.find(selector).first().locator('input, textarea');
    await control.fill(value, { timeout: PATIENCE });
  }

  /** The text of the first match, as a reader sees it. */
  async text(selector: string): Promise<string> {
    return (await this.find(selector).first().innerText({ timeout: PATIENCE })).trim();
  }

  /** The texts of all matches. */
  async texts(selector: string): Promise<string[]> {
    return (await this.find(selector).allInnerTexts()).map((text) => text.trim());
  }

  /** What an `input` or `textarea` holds. */
  async value(selector: string): Promise<string> {
    return this.find(selector).first().locator('input, textarea').inputValue({ timeout: PATIENCE });
  }

  async count(selector: string): Promise<number> {
    return this.find(selector).count();
  }

  async isVisible(selector: string): Promise<boolean> {
    return this.find(selector).first().isVisible();
  }

  /** Waits until an element is there and, if given, its text contains or matches `expected`. */
  async waitFor(
    selector: string,
    expected?: string | RegExp,
    options: WaitOptions = {},
  ): Promise<void> {
    const all = this.find(selector);
    const wanted = expected === undefined ? all : all.filter({ hasText: expected });
    await wanted.first().waitFor({ state: 'visible', timeout: options.timeout ?? PATIENCE });
  }

  /** Waits until nothing matches, or what matches is hidden. */
  async waitForGone(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.find(selector)
      .first()
      .waitFor({ state: 'hidden', timeout: options.timeout ?? PATIENCE });
  }

  /** Asks until the answer satisfies, for what no selector can see. Returns that answer. */
  async until<T>(
    ask: () => Promise<T>,
    enough: (answer: T) => boolean,
    options: WaitOptions = {},
  ): Promise<T> {
    const end = performance.now() + (options.timeout ?? PATIENCE);
    // What isn't so soon is waited for: to ask takes both the phone and who asks.
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LAST_PAUSE_MS)) {
      const answer = await ask();
      if (enough(answer)) return answer;
      if (performance.now() > end)
        throw new Error(`waited in vain; the last answer was ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Route of the page on top, without its query. */
  async page(): Promise<string> {
    return this.ask(() => window.phone?.pages.top?.path ?? '');
  }

  /** Waits until that page is on top. */
  async waitForPage(path: string, options: WaitOptions = {}): Promise<void> {
    await this.until(
      () => this.page(),
      (top) => top === path,
      options,
    );
  }

  /** Routes on the stack, lowest first. */
  async stack(): Promise<string[]> {
    return this.ask(() => window.phone?.pages.stack.map(({ path }) => path) ?? []);
  }

  /** Title in the title bar. */
  async title(): Promise<string> {
    return (await this.browserPage.locator('#sim-bar .sim-title').textContent()) ?? '';
  }

  /** Taps the title bar's back button. */
  async back(): Promise<void> {
    await this.browserPage.locator('#sim-bar .sim-back').click({ timeout: PATIENCE });
  }

  /** Swipes from the rim of the screen, which asks nothing. */
  async swipeBack(): Promise<void> {
    await this.browserPage.evaluate(() => window.phone?.pages.swipeBack());
  }

  /** Text of the dialog or toast that lies over the page, empty without one. */
  async dialog(): Promise<string> {
    return (await this.browserPage.locator('.sim-sheet, .sim-toast').allInnerTexts()).join('\n');
  }

  /** Taps a button of the dialog or sheet by its text. */
  async tapDialog(text: string): Promise<void> {
    const button = this.browserPage
      .locator('.sim-sheet button, .sim-sheet label')
      .filter({ hasText: text });
    await button.first().click({ timeout: PATIENCE });
  }

  async screenshot(path: string): Promise<void> {
    await this.browserPage.screenshot({ path });
  }

  protected ask<T>(question: () => T): Promise<T> {
    return this.browserPage.evaluate(question);
  }
}
