import fs from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';

/** What is on the page of `npm start`, and what is heard there. */
export interface HeardInPage {
  /** The invitation. */
  readonly link: string;
  /** How many QR codes there are. */
  readonly qr: number;
  /** The link for a browser that the phone copied. */
  readonly copied: string;
  /** How loud the phone says that the web page is, 0 to 100. */
  readonly atPhone: number;
  /** How loud the phone is at the web page, 0 to 1. */
  readonly atWeb: number;
  /** Both hang up; resolves once they are home again. */
  hangUp(): Promise<void>;
}

const PATIENCE = 60_000;
const PHONE = 'iframe[src="phone.html"]';

/** Who joins, by the language of the page, and how the microphone is allowed there. */
const PEOPLE = {
  'en-US': { web: 'Tab', phone: 'Phone', allow: 'Allow' },
  'zh-CN': { web: '网页', phone: '手机', allow: '允许' },
} as const;

export type Language = keyof typeof PEOPLE;

/** Joins on both sides of the page of `npm start`, until each is sent what the other says. */
async function join(page: Page, language: Language, url: string, cloud: string) {
  const people = PEOPLE[language];
  await page.goto(url);
  await page.locator('#wait').waitFor({ state: 'hidden', timeout: PATIENCE });
  const web = page.frameLocator('#web');
  const phone = page.frameLocator(PHONE);
  // The page for browsers has plain inputs, the simulated phone has them inside WeChat's.
  await web.locator('#user-name').first().fill(people.web, { timeout: PATIENCE });
  await web.locator('#join').first().click();
  await phone.locator('#user-name input').first().fill(people.phone, { timeout: PATIENCE });
  await phone.locator('#join').first().click();
  await phone.getByText(people.allow, { exact: true }).click({ timeout: PATIENCE });
  await flows(cloud);
  return { web, phone };
}

/** Draws the page as the README shows it: in a call, both heard. */
export async function drawStart(
  browser: Browser,
  url: string,
  cloud: string,
  { file, language }: { file: string; language: Language },
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1320, height: 960 },
    locale: language,
  });
  const { web, phone } = await join(page, language, `${url}#weekly-meeting`, cloud);
  for (const side of [web, phone]) {
    // Whoever was drawn before may be listed for a while.
    await side.locator('.call-header__count', { hasText: /^2/ }).waitFor({ timeout: PATIENCE });
    await side.locator('.avatar--speaking').nth(1).waitFor();
  }
  fs.writeFileSync(file, await page.screenshot());
  await page.goto('about:blank');
  await page.close();
}

/** Joins on both sides of the page of `npm start`, and listens at both. */
export async function inPage(browser: Browser, url: string, cloud: string): Promise<HeardInPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 960 }, locale: 'en-US' });
  // Whatever is played in a frame can be listened to there.
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    const streams: MediaStream[] = [];
    Object.assign(window, { streams });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.srcObject instanceof MediaStream) streams.push(this.srcObject);
      return play.call(this);
    };
  });
  const { web, phone } = await join(page, 'en-US', url, cloud);
  const inside = async (selector: string): Promise<Frame> => {
    const frame = await (await page.locator(selector).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`there is no frame ${selector}`);
    return frame;
  };
  const [webFrame, phoneFrame] = [await inside('#web'), await inside(PHONE)];
  await phone.locator('#open-invite').first().click();
  await phone.locator('#copy-link').first().click();
  return {
    copied: await phoneFrame.evaluate(async () => {
      while (!window.phone?.clipboard.text) await new Promise((done) => setTimeout(done, 50));
      return window.phone.clipboard.text;
    }),
    link: (await page.locator('#open').getAttribute('href')) ?? '',
    qr: await page.locator('#qr svg').count(),
    atPhone: await loudest(() =>
      phoneFrame.evaluate(() => window.phone?.media.viewPlayers()[0]?.volume ?? 0),
    ),
    atWeb: await loudest(() => webFrame.evaluate(listen)),
    async hangUp() {
      await phone.locator('.sheet__close').first().click();
      for (const side of [phone, web]) {
        await side.locator('#hang-up').first().click();
        await side.locator('#join').first().waitFor({ timeout: PATIENCE });
      }
    },
  };
}

/** Waits until both are sent what the other says. */
async function flows(cloud: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const state = (await (await fetch(`http://${cloud}/control/state`)).json()) as {
      media: { kind: string; packets: number }[];
    };
    const players = state.media.filter(({ kind, packets }) => kind === 'play' && packets > 0);
    if (players.length === 2) return;
    if (Date.now() > end) throw new Error(`no sound: ${JSON.stringify(state.media)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The tone comes in bursts. */
async function loudest(ask: () => Promise<number>): Promise<number> {
  let most = 0;
  for (let times = 0; times < 12; times += 1) {
    most = Math.max(most, await ask());
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return most;
}

/** How loud the newest stream is at some moment of the next 300 ms. Runs in a frame. */
async function listen(): Promise<number> {
  const { streams } = window as unknown as { streams: MediaStream[] };
  const stream = streams.at(-1);
  if (!stream) return 0;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let most = 0;
  for (let times = 0; times < 15; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    analyser.getFloatTimeDomainData(samples);
    most = Math.max(most, ...samples.map(Math.abs));
  }
  await context.close();
  return most;
}
