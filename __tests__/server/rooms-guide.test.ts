/** The commands of docs/guide/rooms.md, run as they stand there, against `npm run server`. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { resolveInstalled } from '../../tools/simulator/load/resolve';
import { examples, read } from '../support/documents/documents';
import { startDevServer, type DevServer } from '../support/dev-server';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';

const parts = examples(read('docs/guide/rooms.md'));
const [, helpers = '', clinic = '', lesson = '', webhook = ''] = parts
  .filter(({ language }) => language === 'sh')
  .map(({ code }) => code);
const policy = parts.find(({ language }) => language === 'ts')?.code ?? '';

let zego: RecordedZego;
let server: DevServer | undefined;
let folder: string;
let policies: ChildProcess | undefined;

beforeEach(async () => {
  zego = await startRecordedZego({ appID: 1, secret: 's'.repeat(32) });
  folder = mkdtempSync(path.join(os.tmpdir(), 'rooms-guide-'));
});
afterEach(async () => {
  await server?.stop();
  policies?.kill();
  await zego.close();
  rmSync(folder, { recursive: true });
});

const start = async (env: Record<string, string>) => {
  server = await startDevServer({ ZEGO_API_URL: zego.url, ...env });
};

/** What the service answered, one after the other. */
async function run(...code: string[]): Promise<Record<string, unknown>[]> {
  const script = [helpers, ...code].join('\n').replace(/^api=.*$/m, `api=${server?.url}`);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
  return Array.from(
    stdout.matchAll(/^\{.*\}$/gm),
    ([line]) => JSON.parse(line) as Record<string, unknown>,
  );
}

test('a clinic', async () => {
  await start({ POLICY: 'minted' });
  const entry = (role: string) => expect.objectContaining({ role, publish: true }) as unknown;
  const usedUp = expect.objectContaining({ code: 'ticket_used_up' }) as unknown;
  const answers = await run(clinic, 'post token "{\\"roomID\\":\\"$room\\"}" "$patient"');
  const over = expect.objectContaining({ code: 'room_locked' }) as unknown;
  expect(answers).toEqual([entry('host'), entry('speaker'), {}, usedUp, {}, over]);
  expect(zego.asked('CloseRoom').at(-1)).toMatchObject({ CustomReason: 'Get well soon' });
});

test('a class', async () => {
  await start({ POLICY: 'minted' });
  zego.answers = { DescribeUserList: [{ Code: 0, Data: { Marker: '', UserList: [] } }] };
  const [entry, ...answers] = await run(lesson);
  expect(entry).toMatchObject({ role: 'host', publish: true });
  const seen = expect.objectContaining({ locked: false, members: [], removed: [] }) as unknown;
  expect(answers).toEqual([{}, {}, {}, {}, {}, seen, {}]);
  const words = zego.asked('SendCustomCommand').map((one) => one['MessageContent'] ?? '');
  for (const word of ['grant', 'revoke', 'mute-all']) {
    expect(words.join('')).toContain(`"t":"${word}"`);
  }
  expect(zego.asked('KickoutUser')).toContainEqual(
    expect.objectContaining({ CustomReason: 'See you tomorrow' }),
  );
});

test('a customer line', async () => {
  const env = Object.fromEntries(
    Array.from(webhook.matchAll(/(POLICY\w*)=(\S+)/g), ([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  await start(env);
  const login = (key: string) => run(`post login '{"key":"${key}"}' -`);
  const [[agent], [customer]] = await Promise.all([login('agent'), login('customer')]);
  const file = path.join(folder, 'my-policy.ts');
  writeFileSync(
    file,
    policy
      .replace('uAgent', String(agent?.['userID']))
      .replace('uCustomer', String(customer?.['userID'])),
  );
  policies = spawn(process.execPath, [resolveInstalled('tsx/cli'), file], { stdio: 'inherit' });
  const line = 'post token \'{"roomID":"line-1"}\' "$(login \'{"key":"agent"}\')"';
  let answers: Record<string, unknown>[] = [];
  // Until it listens.
  for (let tries = 0; tries < 50 && answers[0]?.['role'] === undefined; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    answers = await run(line);
  }
  expect(answers).toEqual([expect.objectContaining({ role: 'host', hostKey: expect.any(String) })]);
  expect(await run(line.replace('agent', 'customer'))).toMatchObject([{ role: 'speaker' }]);
  expect(await run(line.replace('agent', 'somebody'))).toEqual([
    { code: 'policy_refused', message: 'It is not your turn yet' },
  ]);
}, 60_000);
