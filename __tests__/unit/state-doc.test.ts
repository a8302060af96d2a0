/** docs/state.md: its tables and diagram are the code's, its example is a state, its cells are short. */
import ts from 'typescript';
import { noLevels } from '@/call/store/levels';
import { noMessages } from '@/call/store/messages';
import { noRoles } from '@/call/store/roles';
import { initialCallState, type CallPhase, type CallState } from '@/call/store/call-state';
import { memberByID, memberIDs } from '@/call/store/members';
import { examples, read } from '../support/documents/documents';

const text = read('docs/state.md');
const rows = text.split('\n').filter((line) => /^\| [^-]/.test(line));

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

test('so is every part of the messages', () => {
  expect(firstColumn('Messages')).toEqual(Object.keys(noMessages));
});

test('so is every part of the roles', () => {
  expect(firstColumn('Roles')).toEqual(Object.keys(noRoles));
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

test('the events it names are the engine port’s', () => {
  const port = read('src/call/sdk/voice-engine.ts');
  const events = Array.from(text.matchAll(/events? ((?:`\w+`(?:, | and )?)+)/g), ([, list = '']) =>
    Array.from(list.matchAll(/`(\w+)`/g), ([, event = '']) => event),
  ).flat();
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !port.includes(`  ${event}: [`))).toEqual([]);
});

test('the example is a state in which all is as its sentence says', () => {
  const [example] = examples(text).filter(({ language }) => language === 'ts');
  // That it compiles as a `CallState` is held by `docs-examples.test.ts`.
  const { outputText } = ts.transpileModule(example?.code ?? '', {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020 },
  });
  const made: { example?: CallState } = {};
  (new Function('exports', outputText) as (exports: object) => void)(made);
  const state = made.example ?? initialCallState;
  expect(Object.keys(state).sort()).toEqual(Object.keys(initialCallState).sort());
  const members = memberIDs(state).map((userID) => memberByID(state, userID));
  expect(
    members.map((member) => [member?.userName, member?.microphone, member?.connection]),
  ).toEqual([
    ['Ann', 'on', 'connected'],
    ['Bob', 'off', 'connected'],
    ['Carl', 'on', 'failed'],
  ]);
  expect(state.onlineCount).toBe(members.length);
});

/** On GitHub a cell of these tables has some 40 letters in a line. */
const THREE_LINES = 90;

test('no cell has four lines', () => {
  expect(rows.length).toBeGreaterThan(50);
  const cells = rows.flatMap((row) => row.split('|').map((cell) => cell.trim()));
  expect(cells.filter((cell) => cell.length > THREE_LINES)).toEqual([]);
});
