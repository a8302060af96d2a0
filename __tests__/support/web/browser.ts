import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/simulator/chromium';
import { writeTone } from './tone';

export interface SpeakingBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * The Chromium of this machine with a microphone that hears a tone, and that finds no host but this
 * machine: what the SDK asks of its vendor goes nowhere.
 */
export async function launchSpeakingBrowser(): Promise<SpeakingBrowser> {
  const tone = writeTone();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      ...CHROMIUM_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${tone}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      fs.rmSync(path.dirname(tone), { recursive: true });
    },
  };
}
