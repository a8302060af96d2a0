/** What `npm start` prints. */

export interface Places {
  /** Address of the page with web peer and phone; none in a build for a real account. */
  readonly page: string | false;
  /** Address of the web peer alone. */
  readonly web: string;
  /** The folder to import in WeChat DevTools. */
  readonly folder: string;
}

export const building = (cloud: string | false): string =>
  cloud
    ? `Building the mini-program for the local cloud on ${cloud} …`
    : 'Building the mini-program with the real configuration (TARO_APP_* is set); no local cloud …';

export const noFreePort = (first: number, last: number): string =>
  `The ports ${first} to ${last} are all taken, perhaps by an \`npm start\` that still runs. End what you don't need there.`;

export type BuildName = 'mini-program' | 'web page';

export const built = (what: BuildName, seconds: number): string =>
  `Built the ${what} in ${seconds.toFixed(1)} s.`;

export const failed = (what: BuildName, errors: string): string =>
  `\nThe build of the ${what} failed; it tries again when you save a file.\n\n${errors}\n`;

export const buildEnded = (said: string): string => `The build ended.\n\n${said}`;

export const warned = (what: BuildName, warnings: string): string =>
  `\nThe build of the ${what} warns:\n\n${warnings}\n`;

/** What to open, and where. */
export function places({ page, web, folder }: Places): string {
  const browser = page
    ? `
  In a browser         ${page}
                       A web page and a simulated phone that call each other: join on both.`
    : `
  In a browser         ${web}
                       The web page alone, for your account.`;
  const devtools = `
  In WeChat DevTools   ${folder}
                       Import this folder. DevTools shows the pages; it plays and records no sound.`;
  const domains = `
                       Tick 详情 > 本地设置 > 不校验合法域名, or 127.0.0.1 is refused.`;
  const phone = page
    ? `
  On a phone           Needs a real account: a phone can't reach 127.0.0.1 here.
                       See "A real account" in README.md.`
    : `
  On a phone           Press 预览 in DevTools and scan the code.
                       Simulated phones talk to the local cloud only: unset TARO_APP_* to use them.`;
  return `
Ready. Every file you save is built at once${page ? ', and the page shows it' : ''}.
The web page follows in a moment.
${browser}
${devtools}${page ? domains : ''}
${phone}

Ctrl-C ends it.
`;
}
