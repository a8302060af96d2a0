/** A cloud with a network's delay, a browser, and a server for each app. */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/simulator/chromium';
import { PhoneDriver } from '../../tools/simulator/driver/phone';
import { completeOptions } from '../../tools/simulator/options';
import { startSimulatorServer, type SimulatorServer } from '../../tools/simulator/server';
import { apps, type App, type AppName } from './apps';

/** Round trip to the room server, in ms. */
const ROUND_TRIP = 40;

/**
 * How long live-pusher and live-player take, in ms: short, so that what is measured is the apps.
 * Volume and network are told while people talk (`probe.talk()`): by themselves they would come in
 * the middle of what is counted.
 */
const MEDIA = { connect: 5, handshake: 5, volume: 0, netstatus: 0 };

/** How long the cloud keeps whose phone went away in the room, in ms: who comes next is to find nobody. */
const GRACE = 200;

export const ROOM = 'bench';

/** A phone with an app on it, and what watches it. */
export interface Subject {
  readonly phone: PhoneDriver;
  readonly devtools: CDPSession;
  readonly app: App;
}

export interface World {
  readonly cloud: LocalCloud;
  /** A fresh phone that has the app's scripts; nothing of it runs yet. */
  phone(app: App): Promise<Subject>;
  close(): Promise<void>;
}

async function probeScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, '..', 'browser', 'probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
  });
  return outputFiles[0]?.text ?? '';
}

export async function openWorld({ roundTrip = ROUND_TRIP } = {}): Promise<World> {
  const probe = await probeScript();
  const cloud = await startLocalCloud({
    port: 0,
    latencyMs: roundTrip,
    graceMs: GRACE,
    maxUsers: 60,
  });
  const servers = new Map<AppName, SimulatorServer>();
  for (const { name, dist } of apps) {
    servers.set(name, await startSimulatorServer({ dist, cloudHost: cloud.host }));
  }
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
  let phones = 0;
  return {
    cloud,
    async phone(app) {
      const server = servers.get(app.name);
      if (!server) throw new Error(`no server for ${app.name}`);
      phones += 1;
      const options = completeOptions({
        cloud: cloud.host,
        identity: `bench${phones}`,
        language: 'en',
        microphone: 'granted',
        media: MEDIA,
      });
      const context = await browser.newContext({
        viewport: { width: options.width, height: options.height },
      });
      const page = await context.newPage();
      const url = `${server.url}/phone.html`;
      await page.goto(url);
      await page.evaluate((wishes) => window.startPhone(wishes), options);
      await page.evaluate(probe);
      const devtools = await context.newCDPSession(page);
      return { phone: new PhoneDriver(page, options, url), devtools, app };
    },
    async close() {
      await browser.close();
      for (const server of servers.values()) await server.close();
      await cloud.close();
    },
  };
}

/** Opens the app's first page, and waits until its form is there. */
export async function launch({ phone, app }: Subject): Promise<void> {
  const url = `${app.home}?roomID=${ROOM}`;
  await phone.browserPage.evaluate((target) => window.probe.launch(target), url);
  await phone.waitFor('#join');
}
