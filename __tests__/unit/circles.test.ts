/** The rule against rings of imports, with one planted: a rule that never goes red guards nothing. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const CONFIG = path.join(ROOT, 'tools/lint/circles.js');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'circles-'));
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), '{}');
  // It reads TypeScript with the project's own.
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function lint(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const args = [CRUISER, '--config', CONFIG, ...Object.keys(files)];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout };
}

test('files that need each other’s types alone are a ring, wherever they lie', () => {
  const places = ['src', 'server', 'tools/local-cloud', 'tools/simulator/runtime'];
  const rings = places.map((place) => ({
    [`${place}/store.ts`]:
      "import type { Hook } from './hook';\nexport interface Store { hook: Hook }",
    [`${place}/hook.ts`]:
      "import type { Store } from './store';\nexport interface Hook { store: Store }",
  }));
  const { status, stdout } = lint(Object.assign({}, ...rings) as Record<string, string>);
  expect(status).not.toBe(0);
  for (const place of places) expect(stdout).toContain(`no-circle: ${place}/`);
});

test('files that need each other in one direction are none', () => {
  const { status } = lint({
    'src/store.ts': "import type { Hook } from './hook';\nexport interface Store { hook: Hook }",
    'src/hook.ts': 'export interface Hook { name: string }',
  });
  expect(status).toBe(0);
});
