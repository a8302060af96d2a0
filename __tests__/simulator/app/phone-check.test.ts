/** The phone check of a build to try out, on every kind of phone: it comes to its end, and says what each is. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { departures, facts, PROFILES, type FactName, type Profile } from '@/check/facts';
import { startLocalCloud, type LocalCloud } from '../../../tools/local-cloud';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';
import type { PhoneWishes } from '../../../tools/simulator/options';
import { usualBehaviour } from '../../../tools/simulator/profiles';
import { build, SETTINGS } from '../../support/build';
import {
  launchBrowser,
  openSimulator,
  type PhoneDriver,
  type Simulator,
} from '../../support/simulator';

let browser: Browser;
let cloud: LocalCloud;
let simulator: Simulator;
let folder: string;

/** When React's package.json was last written, in ms since 1970. */
const reactWrittenAtMs = () => fs.statSync(resolveInstalled('react/package.json')).mtimeMs;
let reactWrittenBefore: number;

beforeAll(async () => {
  reactWrittenBefore = reactWrittenAtMs();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trial-'));
  const { code, output } = await build('weapp', SETTINGS, { OUTPUT_ROOT: folder }, 'development');
  if (code !== 0) throw new Error(output);
  cloud = await startLocalCloud({ port: 0 });
  browser = await launchBrowser();
  simulator = await openSimulator({ dist: folder, cloudPort: cloud.port, browser });
}, 600_000);

afterAll(async () => {
  await simulator.close();
  await browser.close();
  await cloud.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a build for development writes into no package that others read', () => {
  expect(reactWrittenAtMs()).toBe(reactWrittenBefore);
});

/** A build that isn't minified for production takes its time on a busy machine. */
const PATIENT = { timeout: 60_000 };

async function opened(wishes: PhoneWishes): Promise<PhoneDriver> {
  const phone = await simulator.phone({
    identity: 'checker',
    language: 'en',
    microphone: 'granted',
    ...wishes,
  });
  await phone.open('pages/home/index');
  await phone.tap('#phone-check', PATIENT);
  await phone.waitForPage('check/phone-check/index', PATIENT);
  return phone;
}

/** What a person does at a phone that asks them: speaks, goes away, is called, lets it darken. */
const deeds: Readonly<Record<string, (phone: PhoneDriver) => Promise<void>>> = {
  'Count “one': (phone) => phone.tap('#answer-yes'),
  'Hold the phone': (phone) => phone.tap('#answer-yes'),
  'Go to the phone': async (phone) => {
    await phone.hide();
    await new Promise((resolve) => setTimeout(resolve, 7000));
    await phone.show();
  },
  'Call this phone': async (phone) => {
    await phone.interruptAudio(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await phone.interruptAudio(false);
    await phone.tap('#answer-done');
  },
  'The last one': async (phone) => {
    await phone.tap('#answer-done');
    // As a phone does whose screen nobody keeps on.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    if (!(await phone.isScreenKeptOn())) {
      await phone.hide();
      await phone.show();
    }
  },
};

/** Through the whole check; gives its report. */
async function checked(phone: PhoneDriver): Promise<string> {
  await phone.tap('#start-check', PATIENT);
  const done = new Set<string>();
  await phone.until(
    async () => {
      for (const text of await phone.texts('.check__sentence')) {
        const [begin, deed] = Object.entries(deeds).find(([words]) => text.startsWith(words)) ?? [];
        if (!begin || !deed || done.has(begin)) continue;
        done.add(begin);
        await deed(phone);
      }
      return phone.count('.check__report');
    },
    (reports) => reports > 0,
    { timeout: 200_000 },
  );
  return phone.text('.check__report');
}

/** What the report says of each fact. */
function findingsIn(report: string): Map<FactName, string> {
  const findings = new Map<FactName, string>();
  for (const [name, { lines, asked }] of Object.entries(facts)) {
    const begin = `${lines}: ${asked}: `;
    const line = report.split('\n').find((one) => one.trim().replace(/^! /, '').startsWith(begin));
    const seen = line
      ?.split(begin)[1]
      ?.replace(/ \(expected: .*\)$/, '')
      .trim();
    if (seen && seen !== 'not asked') findings.set(name as FactName, seen);
  }
  return findings;
}

/** What a simulated phone is to answer, by the simulator's own table. */
function truth(profile: Profile): Partial<Record<FactName, string>> {
  if (profile === 'devtools') return { start: 'nothing', 'start-again': 'nothing' };
  const behaviour = usualBehaviour(profile);
  const again = behaviour.startAgain === 'refused' ? 'refused' : 'success';
  return {
    package: 'runs',
    start: 'success',
    volume: 'comes',
    'start-again': again,
    'start-after-autopush': again,
    'stop-start': 'pushes again',
    autopush: 'pushes',
    'update-restarts': behaviour.updateRestarts ? 'restarts' : 'stays stopped',
    toggles: behaviour.tellsToggles ? 'told' : 'silent',
    play: 'plays',
    background: behaviour.voiceInBackground ? 'go on' : 'pause',
    'interruption-order': behaviour.interruption === 'code-first' ? 'code first' : 'event first',
    'interruption-end': behaviour.restartsAfterCall ? 'restarts' : 'stays stopped',
    screen: 'let go',
  };
}

/** A whole check of a phone of this kind, and what must hold after it; gives the report. */
async function checkPhone(profile: Profile): Promise<string> {
  // Each is somebody: one person on several phones is told to leave all but the last.
  const phone = await opened({ profile, identity: profile });
  const report = await checked(phone);
  expect(await phone.microphoneLive()).toBe(false);
  expect(await phone.pusher()).toBeNull();
  expect(await phone.players()).toEqual([]);
  expect(await phone.isScreenKeptOn()).toBe(false);
  await phone.tap('#copy-report');
  expect((await phone.clipboard()).length).toBeGreaterThan(500);
  expect(await phone.errors()).toEqual([]);
  await phone.close();
  return report;
}

describe('a whole check', () => {
  const reports = new Map<Profile, Promise<string>>();

  // All at once: a check mostly waits for the phone, and so all take as long as one.
  beforeAll(() => {
    for (const profile of PROFILES) {
      const report = checkPhone(profile);
      // A failure is told by the test of its profile, which may come to it only later.
      report.catch(() => undefined);
      reports.set(profile, report);
    }
  });

  test.each(PROFILES)(
    '%s: it comes to its end, and says what this phone is',
    async (profile) => {
      const report = (await reports.get(profile)) ?? '';
      const findings = findingsIn(report);
      expect(Object.fromEntries(findings)).toMatchObject(truth(profile));
      expect(departures(findings, profile)).toEqual([]);
      expect(report).toContain(`closest to the profile ${profile}; departs from it in 0 of`);
      // The report is what leaves the phone: nothing of a person's or of the account's is in it.
      expect(report).not.toMatch(/\b04[A-Za-z0-9+/]{20}|phone-check-[a-z0-9]{6}/);
    },
    240_000,
  );
});

test('a refused microphone ends it with words and a report; nothing is left running', async () => {
  const phone = await opened({ microphone: 'refused' });
  await phone.tap('#start-check', PATIENT);
  await phone.waitFor('.check__title', 'Ended early', PATIENT);
  expect(await phone.text('.check__report')).toContain('ended early: microphone refused');
  expect(await phone.microphoneLive()).toBe(false);
  await phone.close();
}, 180_000);

test('a page that is left in the midst of it lets go of everything', async () => {
  const phone = await opened({});
  await phone.tap('#start-check', PATIENT);
  await phone.until(
    () => phone.microphoneLive(),
    (live) => live,
    PATIENT,
  );
  await phone.back();
  await phone.waitForPage('pages/home/index');
  await phone.until(
    () => phone.microphoneLive(),
    (live) => !live,
    PATIENT,
  );
  await phone.until(
    async () => cloud.state().rooms.flatMap(({ users }) => users).length,
    (users) => users === 0,
    PATIENT,
  );
  await phone.close();
}, 180_000);
