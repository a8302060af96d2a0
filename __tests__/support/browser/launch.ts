import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/simulator/chromium';
import { writeTone } from './tone';
import { watchForTroubles } from './troubles';

const FLAGS = [
  ...CHROMIUM_FLAGS,
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  // One name is this machine's without the trust that browsers have in 127.0.0.1.
  '--host-resolver-rules=MAP web.example 127.0.0.1 , MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/**
 * The Chromium of this machine with a fake microphone, and that finds no host but this machine: what
 * the SDK asks of its vendor goes nowhere.
 */
export const launchBrowser = async (): Promise<Browser> =>
  watchForTroubles(await keptBrowsers.take({ executablePath: findChromium(), args: FLAGS }));

/** For pages: sixty pictures a second of a ring that pulses are most of a test's work. */
export const WITHOUT_MOTION = { reducedMotion: 'reduce' } as const;

export interface SpeakingBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The same with a microphone that hears a tone. */
export async function launchSpeakingBrowser(): Promise<SpeakingBrowser> {
  const tone = writeTone();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...FLAGS, `--use-file-for-fake-audio-capture=${tone}`],
  });
  watchForTroubles(browser);
  return {
    browser,
    async close() {
      await browser.close();
      fs.rmSync(path.dirname(tone), { recursive: true });
    },
  };
}
