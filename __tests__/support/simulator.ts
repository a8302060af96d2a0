import type { Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/simulator/chromium';
import { PhoneDriver } from '../../tools/simulator/driver/phone';
import { completeOptions, type PhoneWishes } from '../../tools/simulator/options';
import { startSimulatorServer } from '../../tools/simulator/server';
import { KeptPages, type PageOptions } from './browser/kept-pages';
import { watchForTroubles } from './browser/troubles';

export type { PhoneDriver } from '../../tools/simulator/driver/phone';

/** Chromium and a server for one built mini-program; phones are made on it. */
export interface Simulator {
  /** A new phone. It runs nothing until `open()`. */
  phone(wishes?: PhoneWishes): Promise<PhoneDriver>;
  close(): Promise<void>;
}

export interface SimulatorOptions extends PageOptions {
  /** Folder of the built mini-program. */
  dist: string;
  /** Port on this machine that stands for every remote host. */
  cloudPort?: number;
  /** A browser to share; it stays open. */
  browser?: Browser;
}

/** The Chromium of this machine. */
export const launchBrowser = async (): Promise<Browser> =>
  watchForTroubles(
    await keptBrowsers.take({ executablePath: findChromium(), args: CHROMIUM_FLAGS }),
  );

/**
 * @example
 * const sim = await openSimulator({ dist: 'dist/weapp', cloudPort: cloud.port });
 * const a = await sim.phone({ identity: 'a', language: 'en' });
 * await a.open('pages/home/index');
 * await a.tap('#join');
 */
export async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const cloudHost = `127.0.0.1:${options.cloudPort ?? 0}`;
  const server = await startSimulatorServer({ dist: options.dist, cloudHost });
  let browser: Browser;
  try {
    browser = options.browser ?? (await launchBrowser());
  } catch (error) {
    await server.close();
    throw error;
  }
  const pages = new KeptPages(browser, options);
  return {
    async phone(wishes = {}) {
      const phone = completeOptions({ cloud: cloudHost, ...wishes });
      const page = await pages.take(phone);
      return new PhoneDriver(page, phone, `${server.url}/phone.html`, () => pages.giveBack(page));
    },
    async close() {
      await pages.close();
      if (!options.browser) await browser.close();
      await server.close();
    },
  };
}
