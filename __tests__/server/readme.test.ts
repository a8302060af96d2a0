/** The tables of server/README.md say what the code does. */
import fs from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../server/settings/settings';

const SERVER = path.resolve(__dirname, '..', '..', 'server');
const readme = fs.readFileSync(path.join(SERVER, 'README.md'), 'utf8');

/** The cells of all rows of a table, found by its first heading. */
function rows(heading: string): string[][] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const quoted = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

const settings = rows('Setting').flatMap(([names = '', defaults = '']) =>
  quoted(names).map((name, index) => ({ name, value: quoted(defaults)[index], defaults })),
);

test('every setting is in the table, and no other', () => {
  const source = fs.readFileSync(path.join(SERVER, 'settings/settings.ts'), 'utf8');
  const read = Array.from(source.matchAll(/'([A-Z][A-Z_]{3,})'/g), ([, name = '']) => name);
  const names = new Set([...read, 'HOST', 'PORT'].filter((name) => name !== 'NODE_ENV'));
  expect(settings.map(({ name }) => name).sort()).toEqual([...names].sort());
});

test('what the table calls a default is one', () => {
  const needed = {
    ZEGO_APP_ID: '1',
    ZEGO_SERVER_SECRET: 's'.repeat(32),
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: 'w'.repeat(32),
    // Of production, where strangers may come.
    POLICY: 'minted',
  };
  const given = settings.flatMap(({ name, value }) => (value ? [[name, value] as const] : []));
  const readFile = () => '';
  const byTable = readSettings({ env: { ...needed, ...Object.fromEntries(given) }, readFile });
  expect(byTable).toEqual(readSettings({ env: needed, readFile }));
  const must = settings.filter(({ defaults }) => defaults.startsWith('must be set'));
  expect(must.map(({ name }) => name)).toEqual(Object.keys(needed));
  const production = { ...needed, NODE_ENV: 'production' };
  for (const name of Object.keys(needed)) {
    const read = () => readSettings({ env: { ...production, [name]: '' }, readFile });
    expect(read).toThrow(`${name} is not set`);
  }
});

test('every code of a refusal is in the table, with its status, and no other', () => {
  const sources = fs
    .readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => fs.readFileSync(path.join(SERVER, file), 'utf8'));
  const thrown = sources.flatMap((source) =>
    Array.from(source.matchAll(/\b([45]\d\d),\s*'([a-z_]+)'/g), ([, status, code]) =>
      [status, code].join(' '),
    ),
  );
  // The status of the rest of fastify's own refusals is theirs.
  const known = new Set(thrown);
  const listed = rows('Status').flatMap(([statuses = '', codes = '']) =>
    quoted(codes).map((code) => ({ code, statuses: statuses.split(', ') })),
  );
  const unlisted = [...known].filter((pair) => {
    const [status = '', code] = pair.split(' ');
    return !listed.some((row) => row.code === code && row.statuses.includes(status));
  });
  expect(unlisted).toEqual([]);
  const codes = new Set([...known].map((pair) => pair.split(' ')[1]));
  const invented = listed.filter(({ code }) => !codes.has(code) && code !== 'bad_request');
  expect(invented).toEqual([]);
});
