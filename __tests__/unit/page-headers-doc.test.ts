/** docs/guide/browser.md prints the headers as config/page-headers.ts has them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pageHeaders } from '../../config/page-headers';

const GUIDE = path.resolve(__dirname, '..', '..', 'docs', 'guide');
const headers = pageHeaders({ asked: ['https://token.example'] });

/** The lines of the first block of that language. */
function block(text: string, language: string): string[] {
  const [, lines] = new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``).exec(text) ?? [];
  return lines?.split('\n') ?? [];
}

describe.each(['browser.md', 'browser.zh-CN.md'])('%s', (file) => {
  const text = readFileSync(path.join(GUIDE, file), 'utf8');

  test('has them for nginx', () => {
    const wanted = Object.entries(headers).map(
      ([name, value]) => `add_header ${name} "${value}" always;`,
    );
    expect(block(text, 'nginx')).toEqual(wanted);
  });

  test('has them for a CDN', () => {
    const wanted = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    expect(block(text, 'text')).toEqual(wanted);
  });
});
