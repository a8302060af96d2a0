import fs from 'node:fs';
import path from 'node:path';
import { ROWS } from '../../tools/test/parts';
import part, { WAITING } from '../support/part.js';
import config from '../../jest.config.js';

const TESTS = path.resolve(__dirname, '..');
const projects = config.projects.map(({ displayName }) => displayName);

const files = projects.flatMap((project) =>
  fs
    .readdirSync(path.join(TESTS, project), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => path.join(TESTS, project, name)),
);

const isOf = (file: string, project: string) =>
  path.relative(TESTS, file).split(path.sep)[0] === project;

test('every file of tests is in one part of npm test', () => {
  const taken = ROWS.flat().flatMap((one) => {
    process.env.TEST_PART = one.files;
    return part(
      files.filter((file) => (one.projects ?? projects).some((project) => isOf(file, project))),
    ).filtered;
  });
  delete process.env.TEST_PART;
  expect(taken.sort()).toEqual([...files].sort());
});

test.each(WAITING)('%s waits, and is there', (beginning) => {
  expect(files.some((file) => path.relative(TESTS, file).startsWith(beginning))).toBe(true);
});
