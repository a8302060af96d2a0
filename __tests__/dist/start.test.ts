import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { NO_SETTINGS } from '../support/build';
import { launchSpeakingBrowser } from '../support/browser/launch';
import { drawStart, inPage, type Language } from '../support/start-page';
import { debugFormCalls, editIsShown, StartTabs, tabsArePeople } from '../support/start-tabs';

const ROOT = path.resolve(__dirname, '..', '..');
/** Another folder than that of the other tests, which want a production build in theirs. */
const OUTPUT = path.join('dist', 'start-test');
/** A copy of the sources, for somebody to edit. */
const SOURCE = path.join('dist', 'start-source');

/** The READMEs' pictures, which `npm run screens` draws anew. */
const PICTURES: readonly { file: string; language: Language }[] = [
  { file: 'docs/images/start.png', language: 'en-US' },
  { file: 'docs/images/start-zh.png', language: 'zh-CN' },
];

/** `npm start`, as far as it is not npm. */
class Run {
  readonly ended: Promise<number | null>;
  output = '';
  private readonly child: ChildProcess;

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, ['tools/start/main.js'], {
      cwd: ROOT,
      env: { ...process.env, OUTPUT_ROOT: OUTPUT, SOURCE_ROOT: SOURCE, ...env },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  /** What the output says of `what`; waits for it. */
  async says(what: RegExp): Promise<string> {
    for (;;) {
      const [, found] = what.exec(this.output) ?? [];
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`It ended:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Its builds, once there are any. */
  async builds(): Promise<number[]> {
    for (;;) {
      const { stdout } = spawnSync('pgrep', ['-P', String(this.child.pid)], { encoding: 'utf8' });
      const found = stdout.split('\n').filter(Boolean).map(Number);
      if (found.length > 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  interrupt(): void {
    this.child.kill('SIGINT');
  }
}

function isTaken(host: string): Promise<boolean> {
  const { hostname, port } = new URL(`http://${host}`);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

const textOf = (folder: string): string =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');

let run: Run | undefined;
beforeEach(() => fs.cpSync(path.join(ROOT, 'src'), path.join(ROOT, SOURCE), { recursive: true }));
afterEach(async () => {
  run?.interrupt();
  await run?.ended;
  for (const folder of [OUTPUT, SOURCE]) {
    fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  }
});

test('starts cloud, build and page, and Ctrl-C leaves nothing of them', async () => {
  run = new Run(NO_SETTINGS);
  const cloud = await run.says(/local cloud on (127\.0\.0\.1:\d+)/);
  const page = await run.says(/In a browser +http:\/\/(127\.0\.0\.1:\d+)/);
  expect(run.output).toContain(ROOT);
  // A few lines: none of Taro's.
  expect(run.output.split('\n').length).toBeLessThan(26);

  expect(await (await fetch(`http://${page}/`)).text()).toContain('<html');
  expect(await (await fetch(`http://${page}/state.json`)).json()).toMatchObject({ cloud });
  expect(await (await fetch(`http://${page}/bundle.json`)).text()).toContain('pages/home/index');
  expect((await fetch(`http://${cloud}/healthz`)).status).toBe(200);
  expect(textOf(path.join(ROOT, OUTPUT))).toContain(cloud);
  await run.says(/(Built the web page)/);
  const speaking = await launchSpeakingBrowser();
  let web: string;
  try {
    const heard = await inPage(speaking.browser, `http://${page}/`, cloud);
    expect(heard.link).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/#\/pages\/home\/index\?roomID=[\d-]{11}$/,
    );
    web = new URL(heard.link).host;
    // The page for browsers is under its policy here, too; nobody but this page may show it in a frame.
    const { headers } = await fetch(`http://${web}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'unsafe-eval' 'sha256-\S+'; /);
    expect(policy.split('; ')).toContain(`frame-ancestors http://${page}`);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(heard.qr).toBe(1);
    // Both invite to the same page, the phone by a name that its own build knows.
    expect(heard.copied).toBe(heard.link);
    expect(heard.atPhone).toBeGreaterThan(40);
    expect(heard.atWeb).toBeGreaterThan(0.02);

    const context = await speaking.browser.newContext({
      locale: 'en-US',
      permissions: ['microphone'],
    });
    const tabs = new StartTabs(context, `http://${web}/`, cloud);
    const invited = await tabs.openLink(heard.copied);
    expect(await invited.locator('#room-id').inputValue()).toBe(heard.copied.split('roomID=')[1]);
    await invited.close();
    const roomID = heard.link.split('roomID=')[1] ?? '';
    await tabsArePeople(tabs, roomID);
    await debugFormCalls(tabs, roomID);
    await heard.hangUp();
    for (const picture of process.env.UPDATE_SCREENS === '1' ? PICTURES : [])
      await drawStart(speaking.browser, `http://${page}/`, cloud, picture);
    await editIsShown(tabs, `http://${page}/`, path.join(ROOT, SOURCE, 'pages/home/index.tsx'));
  } finally {
    await speaking.close();
  }

  const askedToEnd = Date.now();
  run.interrupt();
  expect(await run.ended).toBe(0);
  expect(Date.now() - askedToEnd).toBeLessThan(5000);
  expect(await Promise.all([cloud, page, web].map(isTaken))).toEqual([false, false, false]);
}, 600_000);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('Ctrl-C in the middle of the builds leaves nothing either', async () => {
  run = new Run(NO_SETTINGS);
  const cloud = await run.says(/local cloud on (127\.0\.0\.1:\d+)/);
  const builds = await run.builds();
  run.interrupt();
  expect(await run.ended).toBe(0);
  expect(builds.filter(isAlive)).toEqual([]);
  expect(await isTaken(cloud)).toBe(false);
}, 180_000);

test('says what is missing of a real configuration, and ends', async () => {
  run = new Run({ ...NO_SETTINGS, TARO_APP_ZEGO_APP_ID: '1234567890' });
  expect(await run.ended).toBe(1);
  expect(run.output).toContain('TARO_APP_ZEGO_SERVER is not set');
  expect(run.output).not.toContain('    at ');
});
