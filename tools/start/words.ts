/** What `npm start` prints. */

export interface Places {
  /** Address of the page with simulated phones; none in a build for a real account. */
  readonly page: string | false;
  /** The folder to import in WeChat DevTools. */
  readonly folder: string;
}

export const building = (cloud: string | false): string =>
  cloud
    ? `Building the mini-program for the local cloud on ${cloud} …`
    : 'Building the mini-program with the real configuration (TARO_APP_* is set); no local cloud …';

export const built = (seconds: number): string => `Built again in ${seconds.toFixed(1)} s.`;

export const failed = (errors: string): string =>
  `\nThe build failed; it tries again when you save a file.\n\n${errors}\n`;

export const buildEnded = (said: string): string => `The build ended.\n\n${said}`;

export const warned = (warnings: string): string => `\nThe build warns:\n\n${warnings}\n`;

/** What to open, and where. */
export function places({ page, folder }: Places): string {
  const browser = `
  In a browser         ${page}
                       Two simulated phones: join the same room on both.`;
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
Ready. Every file you save is built at once${page ? ', and the page reloads itself' : ''}.
${page ? `${browser}\n` : ''}${devtools}${page ? domains : ''}
${phone}

Ctrl-C ends it.
`;
}
