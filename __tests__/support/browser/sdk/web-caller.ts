import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { LocalCloud } from '../../../../tools/local-cloud/index';
import type { CallerEvent } from './caller-page';
import { launchSpeakingBrowser } from '../launch';
import { startPageServer } from './page-server';

const PATIENCE_MS = 15_000;

/** Sound is louder than this, silence is not: of 1, the loudest there can be. */
export const AUDIBLE = 0.02;

/** Longer than the pause between two bursts of the tone. */
const LISTEN_MS = 700;

/** A browser in which people call with the real web SDK. */
export interface Web {
  caller(userID: string, userName?: string): Promise<WebCaller>;
  close(): Promise<void>;
}

/** @param shared - a browser that others use too; it stays open */
export async function openWeb(
  cloud: () => LocalCloud,
  shared?: { readonly browser: Browser },
): Promise<Web> {
  const server = await startPageServer();
  const own = shared ? undefined : await launchSpeakingBrowser();
  const { browser } = (own ?? shared) as { readonly browser: Browser };
  return {
    async caller(userID, userName = userID) {
      const context = await browser.newContext({ permissions: ['microphone'] });
      const page = await context.newPage();
      await page.goto(server.url);
      const { host, options } = cloud();
      await page.evaluate((given) => window.startCaller(given), {
        appID: options.appID,
        host,
        userID,
        userName,
      });
      return new WebCaller(userID, page, context, cloud);
    },
    async close() {
      await own?.close();
      await server.close();
    },
  };
}

/** Somebody in a browser tab. Streams are named after who publishes them. */
export class WebCaller {
  constructor(
    readonly userID: string,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly cloud: () => LocalCloud,
  ) {}

  get streamID(): string {
    return `from-${this.userID}`;
  }

  async join(roomID: string, token = this.cloud().token(this.userID)): Promise<void> {
    const args = { roomID, token };
    await this.page.evaluate(({ roomID, token }) => window.caller?.join(roomID, token), args);
  }

  async renew(roomID: string, token: string): Promise<void> {
    const args = { roomID, token };
    await this.page.evaluate(({ roomID, token }) => window.caller?.renew(roomID, token), args);
  }

  /** Publishes, and waits until the SDK says so. */
  async publish(streamID = this.streamID): Promise<void> {
    await this.page.evaluate((id) => window.caller?.publish(id), streamID);
    const event = await this.hears('publisherStateUpdate', streamID, /PUBLISHING"|NO_PUBLISH/);
    const text = JSON.stringify(event.args);
    if (text.includes('NO_PUBLISH')) throw new Error(text);
  }

  unpublish(): Promise<void> {
    return this.page.evaluate((id) => window.caller?.unpublish(id), this.streamID);
  }

  mute(muted: boolean): Promise<void> {
    return this.page.evaluate((on) => window.caller?.mute(on), muted);
  }

  /** Resolves once the SDK hands out the sound. */
  async play(streamID: string): Promise<void> {
    await this.page.evaluate((id) => window.caller?.play(id), streamID);
  }

  mutePlay(streamID: string, muted: boolean): Promise<void> {
    return this.page.evaluate(([id, on]) => window.caller?.mutePlay(id, on), [
      streamID,
      muted,
    ] as const);
  }

  stopPlaying(streamID: string): Promise<void> {
    return this.page.evaluate((id) => window.caller?.stopPlaying(id), streamID);
  }

  leave(roomID: string): Promise<void> {
    return this.page.evaluate((id) => window.caller?.leave(id), roomID);
  }

  loudness(streamID: string): Promise<number> {
    return this.page
      .evaluate(([id, ms]) => window.caller?.loudness(id, ms), [streamID, LISTEN_MS] as const)
      .then((loudness) => loudness ?? -1);
  }

  /** Waits until a stream is heard, or no longer is. */
  async untilLoud(streamID: string): Promise<void> {
    await this.#until(streamID, 'is heard', (loudness) => loudness > AUDIBLE);
  }

  async untilSilent(streamID: string): Promise<void> {
    await this.#until(streamID, 'is silent', (loudness) => loudness < AUDIBLE / 10);
  }

  /** Resolves with an event that came, or is to come, whose arguments hold all these texts. */
  async hears(name: string, ...texts: readonly (string | RegExp)[]): Promise<CallerEvent> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const events = await this.events();
      const event = events.find((one) => {
        const args = JSON.stringify(one.args);
        return one.name === name && texts.every((text) => args.search(text) >= 0);
      });
      if (event) return event;
      if (Date.now() > end) {
        throw new Error(`${this.userID} waited for ${name}, heard ${JSON.stringify(events)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async events(): Promise<CallerEvent[]> {
    return (await this.page.evaluate(() => window.caller?.events)) ?? [];
  }

  forget(): Promise<void> {
    return this.page.evaluate(() => window.caller?.forget());
  }

  /** The tab is gone at once: nobody says goodbye. */
  async crash(): Promise<void> {
    // The page never answers: it is gone.
    void this.page.goto('chrome://crash').catch(() => undefined);
    await this.page.waitForEvent('crash');
  }

  /** As closing the tab does. */
  close(): Promise<void> {
    return this.context.close();
  }

  async #until(streamID: string, what: string, enough: (loudness: number) => boolean) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const loudness = await this.loudness(streamID);
      if (loudness >= 0 && enough(loudness)) return;
      if (Date.now() > end) {
        throw new Error(`${this.userID} waited until ${streamID} ${what}: it is at ${loudness}`);
      }
    }
  }
}
