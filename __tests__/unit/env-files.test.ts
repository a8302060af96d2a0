import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dotenvParse } from '@tarojs/helper';
import { expanded, readEnvFiles, saveAsUTF8 } from '../../config/env-files';

const NAME = 'TARO_APP_X';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'env-'))));
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
  // Taro's reader leaves what it read in the environment.
  delete process.env[NAME];
});

const write = (name: string, bytes: string | Buffer) =>
  fs.writeFileSync(path.join(folder, name), bytes);

test.each([
  ['a byte order mark', `\uFEFF${NAME}=1\n`, '1'],
  ['CRLF', `A=0\r\n${NAME}=1\r\nB=2\r\n`, '1'],
  ['CR alone', `A=0\r${NAME}=1\rB=2`, '1'],
  ['spaces around it', `  ${NAME} =  1  \n`, '1'],
  ['a space that does not break', `${NAME}=1\u00a0\n`, '1'],
  ['export before it', `export ${NAME}=1`, '1'],
  ['quotes', `${NAME}="a b"`, 'a b'],
  ['single quotes', `${NAME}='a b'`, 'a b'],
  ['a # in quotes', `${NAME}="a#b" # why`, 'a#b'],
  ['a # without', `${NAME}=a # why`, 'a'],
  ['a quote that is not closed', `${NAME}="a`, '"a'],
  ['nothing', `${NAME}=\n`, ''],
])('%s: as Taro reads it', (_what, text, value) => {
  write('.env.local', text);
  expect(readEnvFiles(folder).values[NAME]).toBe(value);
  expect(expanded(readEnvFiles(folder).values)[NAME]).toBe(
    dotenvParse(folder, ['TARO_APP_'])[NAME],
  );
});

test('the later file counts, the mode’s most', () => {
  write('.env', 'A=1\nB=1\nC=1\nD=1');
  write('.env.local', 'B=2\nC=2\nD=2');
  write('.env.production', 'C=3\nD=3');
  write('.env.production.local', 'D=4');
  write('.env.development', 'A=9');
  expect(readEnvFiles(folder, 'production').values).toEqual({ A: '1', B: '2', C: '3', D: '4' });
  expect(readEnvFiles(folder).values).toEqual({ A: '1', B: '2', C: '2', D: '2' });
});

test.each([
  ['with its mark', Buffer.from(`\uFEFF${NAME}=1`, 'utf16le')],
  ['the other way round', Buffer.from(`\uFEFF${NAME}=1`, 'utf16le').swap16()],
  ['without a mark', Buffer.from(`${NAME}=1`, 'utf16le')],
])('UTF-16 %s is named, and nothing is taken from it', (_what, bytes) => {
  write('.env', 'A=1');
  write('.env.local', bytes);
  const { values, notUTF8 } = readEnvFiles(folder);
  expect(values).toEqual({ A: '1' });
  expect(notUTF8).toEqual(['.env.local']);
  expect(saveAsUTF8(notUTF8)).toMatch(/^\.env\.local: saved as UTF-16/);
});

test('a $ is left to secrets, and taken for a name in the app’s own', () => {
  write('.env', 'A=1\nB=x$A');
  const { values } = readEnvFiles(folder);
  expect(values.B).toBe('x$A');
  expect(expanded(values).B).toBe('x1');
});
