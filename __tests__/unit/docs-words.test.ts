/** What documents quote, somebody says: the app, the doctor, the token service, `npm start`. */
import { documents, files, lineAt, read, withoutExamples } from '../support/documents/documents';

/** Documents that quote what people read; the others quote thoughts. */
const quoting = documents.filter((document) => /^docs\/(?:guide\/|store\.md)/.test(document));

/** Quoted from elsewhere. */
const FOREIGN: Readonly<Record<string, string>> = {
  前提条件: 'a section of ZEGO’s document',
  提交审核: 'a button of WeChat’s console',
  'Not allowed to use microphone': 'an error of WeChat’s live-pusher',
  'can not insert LivePusher now': 'an error of WeChat’s live-pusher',
  'wx assistant is enabled': 'an error of WeChat’s live-pusher',
  'can insert only one pusher': 'an error of WeChat’s live-pusher',
};

const plain = (text: string) => text.replace(/\\?’|\\'/g, "'").replace(/\s+/g, ' ');

const said = plain(
  files
    .filter((file) =>
      /^(?:src\/(?:call|pages\/home)\/words|src\/check|tools\/(?:start|doctor)|server|config)\/.*\.ts$/.test(
        file,
      ),
    )
    .map(read)
    .join('\n'),
);

/** Each part of `… how long it was …` for itself. */
const isSaid = (quote: string) =>
  quote in FOREIGN ||
  plain(quote)
    .split('…')
    .every((part) => said.includes(part.trim()));

interface Quote {
  readonly where: string;
  readonly words: string;
}

/** In straight or Chinese quotation marks, outside of code and of tags. */
function quotes(document: string): Quote[] {
  const text = read(document);
  const prose = withoutExamples(text).replace(/`[^`\n]*`|<[^>\n]+>/g, (code) =>
    ' '.repeat(code.length),
  );
  return Array.from(prose.matchAll(/"([^"\n]+)"|“([^”\n]+)”/g), ({ 1: en, 2: zh, index }) => {
    const words = en ?? zh ?? '';
    return { where: `${lineAt(text, index)}: ${words}`, words };
  });
}

test('a quotation is known by its words', () => {
  expect(isSaid('You are invited to room …')).toBe(true);
  expect(isSaid('You are invited to the moon')).toBe(false);
});

test.each(quoting)('%s quotes what is said', (document) => {
  expect(
    quotes(document)
      .filter(({ words }) => !isSaid(words))
      .map(({ where }) => where),
  ).toEqual([]);
});

test('quotations are found, and every exception is needed', () => {
  const words = quoting.flatMap((document) => quotes(document).map((quote) => quote.words));
  expect(words.length).toBeGreaterThan(50);
  expect(Object.keys(FOREIGN).filter((quote) => !words.includes(quote))).toEqual([]);
});
