/** Every example in TypeScript compiles where its document says it goes. */
import { Compiler } from '../support/documents/compiler';
import {
  documents,
  examples,
  files,
  read,
  spans,
  type Example,
} from '../support/documents/documents';

// A compiler reads some megabytes of declarations first.
jest.setTimeout(120_000);

const CODE = ['ts', 'tsx', 'js', 'jsx'];

const withCode = documents
  .map((document) => ({
    document,
    code: examples(read(document)).filter(({ language }) => CODE.includes(language)),
  }))
  .filter(({ code }) => code.length > 0);

/** The text of a file with the example in it: at its end, or beside the one line that it names. */
function insert(text: string, { about, code }: Example): string {
  const { before, after } = about;
  const mark = before ?? after;
  if (mark === undefined) return `${text}\n${code}`;
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(mark));
  if (at < 0) throw new Error(`No line of ${about.file} has: ${mark}`);
  lines.splice(before === undefined ? at + 1 : at, 0, code);
  return lines.join('\n');
}

const compiler = new Compiler();
afterEach(() => compiler.reset());

test('there are examples', () => {
  expect(withCode.map(({ document }) => document)).toContain('CONTRIBUTING.md');
});

test('an example that names what is not there is seen', () => {
  const file = 'src/call/ui/bar/call-bar.weapp.tsx';
  const code =
    '<CallButton id="x" icon="ear" label="x" look="off" disabled={leaving} onPress={tick} />';
  const about = { file, after: 'onPress={onHangUp}' };
  compiler.put(file, insert(read(file), { language: 'tsx', about, code, line: 1 }));
  expect(compiler.faults(file)).toEqual([expect.stringContaining("Cannot find name 'leaving'")]);
});

describe.each(withCode)('$document', ({ document, code }) => {
  test('says of each example where it goes', () => {
    const said = spans(read(document)).map(({ text }) => text);
    const nowhere = code.filter(({ about: { file } }) => {
      if (!file) return true;
      // A reader sees only what stands in the text; a file that is made up is the example's own.
      return files.includes(file) && !said.includes(file);
    });
    expect(nowhere.map(({ line }) => `line ${line}`)).toEqual([]);
  });

  test('compiles with all of its examples put in', () => {
    for (const example of code) {
      const file = example.about.file ?? '';
      compiler.put(file, insert(compiler.text(file) ?? '', example));
    }
    const changed = [...new Set(code.map(({ about }) => about.file ?? ''))];
    expect(changed.flatMap((file) => compiler.faults(file))).toEqual([]);
  });
});
