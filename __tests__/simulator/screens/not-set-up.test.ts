/** A production build without settings, as a fresh clone makes it: what it shows, and who refuses it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build, NO_SETTINGS } from '../../support/build';
import { DoctorProject } from '../../support/doctor-project';
import { holdAgainst } from '../../support/screens/picture';
import { still } from '../../support/screens/still';
import { openSimulator, type PhoneDriver, type Simulator } from '../../support/simulator';
import { SERVER_SECRET } from '../../support/token-service';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';
import type { PhoneWishes } from '../../../tools/simulator/options';

const ROOT = path.resolve(__dirname, '../../..');
const OUTPUT = 'dist/not-set-up/weapp';
const DIST = path.join(ROOT, OUTPUT);
const MISSING = ['TARO_APP_ZEGO_APP_ID', 'TARO_APP_ZEGO_SERVER', 'TARO_APP_TOKEN_URL'];

let built: Awaited<ReturnType<typeof build>>;
let sim: Simulator;
beforeAll(async () => {
  built = await build('weapp', NO_SETTINGS, { OUTPUT_ROOT: OUTPUT });
  sim = await openSimulator({ dist: DIST });
}, 900_000);
afterAll(() => sim.close());

async function home(wishes: PhoneWishes): Promise<PhoneDriver> {
  const phone = await sim.phone({ microphone: 'granted', ...wishes });
  await phone.open('pages/home/index?roomID=weekly-meeting');
  await phone.waitFor('#not-set-up');
  return phone;
}

test('is built, and the terminal says last what is missing and what helps', () => {
  expect(built).toMatchObject({ code: 0 });
  const last = built.output.trimEnd().split('\n').slice(-4);
  expect(last[0]).toBe(
    `${OUTPUT} is built without an account: it opens and looks as it will, but can't call yet.`,
  );
  expect(last[1]).toBe(`  Missing: ${MISSING.join(', ')}`);
  expect(last[2]).toContain('npm run doctor');
  expect(last[3]).toContain('npm start');
});

test.each<[string, PhoneWishes]>([
  ['zh-light', { language: 'zh_CN' }],
  ['zh-dark', { language: 'zh_CN', theme: 'dark' }],
  ['en-light', { language: 'en' }],
  ['en-dark-small', { language: 'en', theme: 'dark', width: 320, height: 568 }],
])('its first screen says so: %s', async (name, wishes) => {
  const phone = await home(wishes);
  const note = await phone.text('#not-set-up');
  for (const word of [...MISSING, 'npm run doctor', 'npm start']) expect(note).toContain(word);
  const picture = path.join(__dirname, 'not-set-up', `${name}.png`);
  expect(holdAgainst(await still(phone), picture)).toBeNull();
  expect(await phone.errors()).toEqual([]);
});

test('joining says the same, and nothing is asked for', async () => {
  const phone = await home({ language: 'en' });
  const requests: string[] = [];
  phone.browserPage.on('request', (request) => requests.push(request.url()));
  await phone.input('#user-name', 'Ann');
  await phone.tap('#join');
  await phone.waitFor('.home__failure', 'not set up yet');
  const said = await phone.text('.home__failure');
  for (const word of [...MISSING, 'npm run doctor']) expect(said).toContain(word);
  expect(await phone.page()).toBe('pages/home/index');
  expect(requests).toEqual([]);
  expect(await phone.sockets()).toEqual([]);
  expect(await phone.microphoneLive()).toBe(false);
  expect(await phone.errors()).toEqual([]);
});

describe('in a project that has all settings', () => {
  let project: DoctorProject;
  beforeEach(() => {
    project = new DoctorProject(SERVER_SECRET, { TARO_APP_TOKEN_URL: 'https://token.example' });
    // What `npm run upload` starts, without the registry: it says with what it was called.
    project.write('bin/npx', '#!/bin/sh\necho "npx $*"\n');
    fs.chmodSync(path.join(project.root, 'bin/npx'), 0o755);
  });
  afterEach(() => project.end());

  const upload = () =>
    spawnSync(
      process.execPath,
      [resolveInstalled('tsx/cli'), path.join(ROOT, 'tools/upload/cli.ts'), '--uv', '1.0.0'],
      {
        cwd: project.root,
        encoding: 'utf8',
        env: { PATH: `${project.root}/bin:${process.env.PATH}`, LANG: 'en_GB.UTF-8' },
      },
    );
  const takeBuild = () => {
    project.remove('dist/weapp');
    fs.cpSync(DIST, path.join(project.root, 'dist/weapp'), { recursive: true });
  };

  test('a build with them is uploaded', () => {
    expect(upload()).toMatchObject({
      status: 0,
      stdout: 'npx --yes miniprogram-ci@2 upload --pp ./dist/weapp --uv 1.0.0\n',
    });
  });

  test('this one is refused by the upload', () => {
    takeBuild();
    const { status, stdout, stderr } = upload();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('dist/weapp was built without settings');
  });

  test('this one is refused by the doctor, which takes it for no other', async () => {
    takeBuild();
    const { code, text } = await project.doctor();
    expect(code).toBe(1);
    expect(text).toContain('✗ dist/weapp was built without settings');
    expect(text).not.toContain('for the local cloud');
  });

  test('no build at all is refused', () => {
    project.remove('dist/weapp');
    expect(upload()).toMatchObject({ status: 1, stdout: '' });
  });
});
