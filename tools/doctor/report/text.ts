import { styleText } from 'node:util';
import { canCall, type Group } from '../checks';
import type { ConsoleList } from '../console-list';
import type { Finding, Status, Words } from '../finding';
import type { Language } from './language';

export interface Report {
  readonly groups: readonly Group[];
  readonly lists: readonly ConsoleList[];
}

type Paint = (style: 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string;

const marks = {
  ok: ['✓', 'green'],
  fault: ['✗', 'red'],
  warning: ['!', 'yellow'],
  todo: ['☐', 'cyan'],
} as const satisfies Record<Status, readonly [string, Parameters<Paint>[0]]>;

const words = {
  title: { zh: '通话配置检查', en: 'A look at what calls need' },
  console: {
    zh: '只有你能做的：在控制台里填写并核对',
    en: 'What only you can do: enter and compare in the consoles',
  },
  ready: {
    zh: '就这台电脑所知，可以通话。',
    en: 'A call can work, as far as this computer can tell.',
  },
  boxes: {
    zh: '剩下的 ☐ 由你核对。',
    en: 'The boxes ☐ are yours to see to.',
  },
} as const satisfies Record<string, Words>;

/**
 * The report for people.
 *
 * @param colours - for a terminal; none for a file or another program
 */
export function textReport(report: Report, language: Language, colours: boolean): string {
  const say = (text: Words) => text[language];
  // Whether to colour was decided before: a stream that is no terminal would drop the colours again.
  const paint: Paint = (style, text) =>
    colours ? styleText(style, text, { validateStream: false }) : text;

  const line = ({ status, says, cure }: Finding): string[] => {
    const [mark, style] = marks[status];
    const first = `  ${paint(style, mark)} ${say(says)}`;
    return cure ? [first, `    ${paint('dim', say(cure))}`] : [first];
  };
  const groups = report.groups.flatMap(({ title, findings }) =>
    findings.length > 0 ? ['', paint('bold', say(title)), ...findings.flatMap(line)] : [],
  );
  return [
    paint('bold', say(words.title)),
    ...groups,
    '',
    paint('bold', say(words.console)),
    ...consoleLines(report.lists, say, paint),
    '',
    ...verdict(report.groups, language, paint),
    '',
  ].join('\n');
}

function consoleLines(
  lists: readonly ConsoleList[],
  say: (text: Words) => string,
  paint: Paint,
): string[] {
  let last = '';
  return lists.flatMap(({ path, title, items }) => {
    const head = path === last ? [] : [`  ${paint('dim', path)}`];
    last = path;
    // Where the way there ends with the very thing, it need not be named again.
    const name = path.endsWith(title) ? [] : [`    ${title}`];
    return [
      ...head,
      ...name,
      ...items.map(({ enter, note }) => {
        const more = note ? paint('dim', `  ${say(note)}`) : '';
        return `    ${paint('cyan', '☐')} ${enter}${more}`;
      }),
    ];
  });
}

function verdict(groups: readonly Group[], language: Language, paint: Paint): string[] {
  if (canCall(groups)) {
    const [ready, boxes] = [words.ready[language], words.boxes[language]];
    return [`${paint('green', '✓')} ${ready}${language === 'zh' ? '' : ' '}${boxes}`];
  }
  const count = groups
    .flatMap(({ findings }) => findings)
    .filter(({ status }) => status === 'fault').length;
  const text = {
    zh: `还不能通话：先解决上面的 ${count} 个 ✗。`,
    en: `A call can't work yet: ${count === 1 ? 'mend the ✗ above' : `mend the ${count} ✗ above`}.`,
  }[language];
  return [`${paint('red', '✗')} ${text}`];
}
