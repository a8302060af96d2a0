import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { EXAMPLES, PACKAGE } from '../support/examples/packed';

/** `npx taro-zego-voice-call doctor` in an example's folder. */
function doctor(example: string, env: NodeJS.ProcessEnv = {}) {
  const cwd = path.join(EXAMPLES, example);
  const command = path.join(EXAMPLES, 'smallest-ts', 'node_modules', PACKAGE, 'doctor.js');
  const { status, stdout } = spawnSync(process.execPath, [command, 'doctor', '--lang=en'], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return { status, says: stdout.split('\n').filter((line) => /^ {2}[✓✗!]/.test(line)) };
}

test('of an app with calls it says that all is well', () => {
  const { status, says } = doctor('smallest-ts');
  expect(says).toEqual([
    expect.stringContaining('✓ ZEGO Express SDK'),
    '  ✓ The call is in the package call',
    expect.stringContaining('✓ What the app declares on privacy'),
    expect.stringContaining('✓ Packages main'),
  ]);
  expect(status).toBe(0);
});

test('of an app without the plugin it says what is missing', () => {
  const { status, says } = doctor('plain-ts');
  expect(says).toContain('  ✗ There is no call in the build.');
  expect(status).toBe(1);
});

test('settings under the names of this repository are checked, too', () => {
  const { status, says } = doctor('own-page', { TARO_APP_ZEGO_APP_ID: 'mine' });
  expect(says).toContain('  ✗ TARO_APP_ZEGO_APP_ID is "mine", which is no AppID.');
  expect(status).toBe(1);
});
