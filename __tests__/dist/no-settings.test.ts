import fs from 'node:fs';
import path from 'node:path';
import { build, distOf, NO_SETTINGS, SETTINGS } from '../support/build';

// Without any it is built, and says so: see simulator/screens/not-set-up.
test.each([
  [
    'one setting of three',
    { ...NO_SETTINGS, TARO_APP_ZEGO_APP_ID: '1' },
    [
      'TARO_APP_ZEGO_SERVER is not set. It must be wss://…/ws',
      'TARO_APP_TOKEN_URL is not set. It must be https://…',
    ],
  ],
  [
    'a wrong setting',
    { ...SETTINGS, TARO_APP_ZEGO_APP_ID: '12x' },
    ['TARO_APP_ZEGO_APP_ID is "12x". It must be a positive integer'],
  ],
])(
  'a build with %s stops, says why, and leaves the last build alone',
  async (_what, settings, says) => {
    const file = path.join(distOf('weapp'), 'app.json');
    const before = fs.statSync(file).mtimeMs;
    const { code, output } = await build('weapp', settings);
    expect(code).toBe(1);
    for (const sentence of says) expect(output).toContain(sentence);
    expect(output).toContain('run `npm start`');
    expect(output).not.toMatch(/^\s+at /m);
    expect(fs.statSync(file).mtimeMs).toBe(before);
  },
);
