/** What documents say in backquotes is called so in the code. */
import { documents, examples, files, lineAt, read, spans } from '../support/documents/documents';
import { readNames, wordsOf } from '../support/documents/names';

/** Words that no source says, and whose they are. */
const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  Segmenter: 'of browsers that are newer than ours must be',
  'grapheme-splitter': 'a package that is not used here',
  grep: 'a command',
  'no-git-tag-version': 'an option of npm',
  audit: 'a command of npm',
  opossum: 'a package that is not used here',
  cockatiel: 'a package that is not used here',
  ioredis: 'a package that is not used here',
  'rate-limiter-flexible': 'a package that is not used here',
  PRIVILEGES: 'a setting that is gone',
  $remote_addr: 'a variable of nginx',
  EBADENGINE: 'a message of npm',
  ETIMEDOUT: 'a message of npm',
  s_client: 'a command of openssl',
  servername: 'an option of openssl',
  HUSKY: 'a variable of the git hook',
  aria: 'the beginning of many attributes',
  'miniprogram-ci': 'a package of WeChat that is not used here',
  mergeComponents: 'an option of Taro that is not used here',
  enableInnerHTML: 'an option of Taro that is not used here',
  minifyXML: 'an option of Taro that is not used here',
  CustomWrapper: 'a component of Taro that is not used here',
};

/** What these have is their makers' affair; that there is such a word at all is looked for. */
const FOREIGN_OWNERS = ['wx', 'Taro', 'window', 'context', 'Object', 'CSS'];

/** Paths and names of files are `docs-links.test.ts`'s; `[A-Za-z]` is a pattern. */
const NO_WORDS = /\/|^\[|^[\w-]+\.(?:json|md|html)$/;

const names = readNames();

/** `Class.method`, but not a part of a file's name. */
const MEMBER = /(?<![\w.$/-])([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)(?![\w$]*[/.-])/g;
const isFileName = (owner: string, member: string) =>
  files.some((file) => file.endsWith(`/${owner}.${member}`));

test('a word, a member and a name in a file are known where they are declared', () => {
  expect(names.says('CallSession')).toBe(true);
  expect(names.says('NoSuchThing')).toBe(false);
  expect(names.has('CallSession', 'leave')).toBe(true);
  expect(names.has('CallSession', 'publish')).toBe(false);
  // Inherited only: a reader would look for it in vain.
  expect(names.has('MiniProgramEngine', 'startPlaying')).toBe(false);
  expect(names.declares('src/call/session/room/room-login.ts', 'fetchToken')).toBe(true);
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('says no word in backquotes that the code does not know', () => {
    const unknown = spans(text).flatMap((span) =>
      NO_WORDS.test(span.text)
        ? []
        : wordsOf(span.text)
            .filter((word) => word.length > 2 && !(word in FOREIGN_WORDS) && !names.says(word))
            .map((word) => `${span.where} (${word})`),
    );
    expect(unknown).toEqual([]);
  });

  test('calls members by the class, object or module that declares them', () => {
    const wrong = spans(text).flatMap((span) =>
      Array.from(span.text.matchAll(MEMBER)).flatMap(([, owner = '', member = '']) =>
        FOREIGN_OWNERS.includes(owner) ||
        isFileName(owner, member) ||
        !names.owns(owner) ||
        names.has(owner, member)
          ? []
          : [span.where],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('names after a file only what is declared in it', () => {
    const pairs = Array.from(text.matchAll(/`([\w./-]+\.tsx?)`\s`(\w+)`/g));
    const wrong = pairs.filter(([, file = '', name = '']) => {
      const meant = files.filter((candidate) => `/${candidate}`.endsWith(`/${file}`));
      return !meant.some((candidate) => names.declares(candidate, name));
    });
    expect(wrong.map((pair) => `${lineAt(text, pair.index)}: ${pair[0]}`)).toEqual([]);
  });

  test('draws calls of functions that there are', () => {
    const drawings = examples(text).filter(({ language }) => language === 'mermaid');
    const called = drawings.flatMap(({ code }) =>
      Array.from(code.matchAll(/\b([A-Za-z]\w*)\(/g), ([, name = '']) => name),
    );
    expect(called.filter((name) => !names.says(name))).toEqual([]);
  });
});

test('every exception is met', () => {
  const said = new Set(
    documents.flatMap((document) => spans(read(document)).flatMap(({ text }) => wordsOf(text))),
  );
  expect(Object.keys(FOREIGN_WORDS).filter((word) => !said.has(word))).toEqual([]);
});
