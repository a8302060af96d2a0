import { stripVTControlCharacters } from 'node:util';

/** What a build came to. */
export type BuildEvent =
  | { readonly type: 'building' }
  | { readonly type: 'built'; readonly warnings: string }
  | { readonly type: 'failed'; readonly errors: string };

/** What Taro prints around a build, see BaseConfig of @tarojs/webpack5-runner. */
const SAYS = {
  building: 'Compiling ',
  warnings: '⚠️ Warnings:',
  errors: '✖ Errors:',
  watching: '→ Watching...',
} as const;

/** Makes events of what a watching Taro build prints; everything else it says is left out. */
export class BuildLog {
  private section: 'none' | 'warnings' | 'errors' = 'none';
  private warnings: string[] = [];
  private errors: string[] = [];

  constructor(private readonly tell: (event: BuildEvent) => void) {}

  line(raw: string): void {
    const line = stripVTControlCharacters(raw);
    if (line.startsWith(SAYS.watching)) this.finish();
    else if (line.includes(SAYS.building)) this.tell({ type: 'building' });
    else if (line.startsWith(SAYS.warnings)) this.section = 'warnings';
    else if (line.startsWith(SAYS.errors)) this.section = 'errors';
    else if (this.section !== 'none') this[this.section].push(line);
  }

  private finish(): void {
    const failed = this.section === 'errors';
    this.tell(
      failed
        ? { type: 'failed', errors: readable(this.errors) }
        : { type: 'built', warnings: readable(this.warnings) },
    );
    this.section = 'none';
    this.warnings = [];
    this.errors = [];
  }
}

/** Without the calls inside the compilers, which help nobody. */
function readable(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim();
}
