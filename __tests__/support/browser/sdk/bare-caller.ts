import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { LocalCloud } from '../../../../tools/local-cloud';
import { SETTINGS } from '../../build';
import { Tab } from '../app/tab';
import { startPageServer } from './page-server';

/** Pages with the web SDK and a button, each somebody who can join: see `bare-page.ts`. */
export interface BareCallers {
  /** A tab whose engine is made and whose socket is open; `#join` joins the room. */
  tab(roomID: string, userID: string, tone: number): Promise<Tab>;
  close(): Promise<void>;
}

export async function openBareCallers(browser: Browser, cloud: LocalCloud): Promise<BareCallers> {
  const server = await startPageServer(path.join(__dirname, 'bare-page.ts'));
  return {
    async tab(roomID, userID, tone) {
      const tab = await Tab.open(browser, { cloud: cloud.host, tone });
      await tab.page.goto(server.url);
      await tab.page.evaluate((options) => window.startBarePage(options), {
        appID: cloud.options.appID,
        server: SETTINGS.TARO_APP_ZEGO_SERVER,
        token: cloud.token(userID),
        ...{ roomID, userID },
      });
      return tab;
    },
    close: () => server.close(),
  };
}
