import fs from 'node:fs';
import path from 'node:path';
import { noLevels } from '@/call/store/levels';
import { initialCallState, type CallPhase } from '@/call/store/call-state';

const text = fs.readFileSync(path.resolve(__dirname, '../../docs/state.md'), 'utf8');

/** The words in backquotes that begin the rows of a section's table. */
function firstColumn(section: string): string[] {
  const [, rest = ''] = text.split(`## ${section}\n`);
  const [body = ''] = rest.split('\n## ');
  return Array.from(body.matchAll(/^\| `(\w+)`/gm), ([, word = '']) => word);
}

test('every field of the store is in the table, and nothing else', () => {
  expect(firstColumn('Fields')).toEqual(Object.keys(initialCallState));
});

test('so is every part of the levels', () => {
  expect(firstColumn('Levels')).toEqual(Object.keys(noLevels));
});

test('every phase has its row and its place in the diagram', () => {
  const phases: Record<CallPhase, true> = {
    idle: true,
    preparing: true,
    joining: true,
    connected: true,
    reconnecting: true,
    interrupted: true,
    leaving: true,
    ended: true,
  };
  expect(firstColumn('Phases')).toEqual(Object.keys(phases));
  const drawn = new Set(
    Array.from(text.matchAll(/^ {2}(\w+) --> (\w+): /gm), ([, from, to]) => [from, to]).flat(),
  );
  expect([...drawn].sort()).toEqual(Object.keys(phases).sort());
});
