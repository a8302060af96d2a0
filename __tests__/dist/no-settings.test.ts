import fs from 'node:fs';
import path from 'node:path';
import { build, distOf, NO_SETTINGS } from '../support/build';

test('a build without settings stops, says which are missing, and leaves the last build alone', async () => {
  const built = path.join(distOf('weapp'), 'app.json');
  const before = fs.statSync(built).mtimeMs;
  const { code, output } = await build('weapp', NO_SETTINGS);
  expect(code).toBe(1);
  expect(output).toContain('TARO_APP_ZEGO_APP_ID is not set. It must be a positive integer');
  expect(output).toContain('TARO_APP_ZEGO_SERVER is not set. It must be wss://…/ws');
  expect(output).toContain('TARO_APP_TOKEN_URL is not set. It must be https://…');
  expect(output).toContain('run `npm start`');
  expect(output).not.toMatch(/^\s+at /m);
  expect(fs.statSync(built).mtimeMs).toBe(before);
});
