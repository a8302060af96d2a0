import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Something that a person with the console open would see go wrong. */
export interface Trouble {
  readonly kind: 'page error' | 'console' | 'request' | 'socket' | 'overlay';
  readonly text: string;
}

/** A trouble that is none, and why. */
interface Exception {
  readonly reason: string;
  readonly pattern: RegExp;
}

/** Those of every test. Whoever breaks something on purpose says so with {@link expectTrouble}. */
const ALWAYS: readonly Exception[] = [
  {
    reason: 'A page that is left, or closed by its test, gives up what it was asking for.',
    pattern: /^request: .*net::ERR_ABORTED/,
  },
  {
    reason:
      'The web SDK gives up a socket that takes it too long, as on a busy machine, and opens another.',
    pattern: /^socket: .*closed before the connection is established/,
  },
  {
    reason: 'Taro asks for no icon, and browsers ask every site for one.',
    pattern: /\/favicon\.ico/,
  },
];

/** What a browser says of a network that a test takes away: connections fail, no answer is wrong. */
export const BROKEN_NETWORK =
  /^(?:request: .* net::ERR_|socket: |console: .*(?:net::ERR_|WebSocket connection to ))/;

/** And of servers that refuse. */
export const REFUSED = /^(?:request: .* [45]\d\d$|console: .*status of [45]\d\d )/;

/** What the SDK writes where a room lets nobody in, whatever its log level. */
export const LOGIN_REFUSED = /^console: login error \{/;

/** What the simulator writes down of a mini-program that does what WeChat forbids. */
export const SIMULATED_PROBLEM = /^console: \[simulator\] /;

/** What a development build lays over the page, of React Refresh and of webpack. */
const OVERLAYS = '#react-refresh-overlay, #webpack-dev-server-client-overlay';
const OVERLAY_MARK = '[overlay]';

const found: Trouble[] = [];
const ofFile: Exception[] = [];
const ofTest: Exception[] = [];
let inTest = false;

const line = ({ kind, text }: Trouble) => `${kind}: ${text}`;

/**
 * Watches every page of a browser, from its first request to its end. The projects that drive
 * browsers fail a test in which there was trouble (`troubles-setup.ts`).
 */
export function watchForTroubles(browser: Browser): Browser {
  browser.on('context', watchContext);
  return browser;
}

/** This test, or all tests of the file that calls this outside of any, makes this trouble on purpose. */
export function expectTrouble(reason: string, pattern: RegExp): void {
  (inTest ? ofTest : ofFile).push({ reason, pattern });
}

/** A test begins. */
export function beginTest(): void {
  inTest = true;
}

/** The troubles since the last time that nobody expected. */
export function takeTroubles(): string[] {
  const exceptions = [...ALWAYS, ...ofFile, ...ofTest];
  const lines = found.splice(0).map(line);
  return lines.filter((text) => !exceptions.some(({ pattern }) => pattern.test(text)));
}

/** A test is over: what it made on purpose is trouble in the next. */
export function endTest(): void {
  ofTest.length = 0;
  inTest = false;
}

function watchContext(context: BrowserContext): void {
  context.on('page', watchPage);
  const given = { overlays: OVERLAYS, mark: OVERLAY_MARK };
  // A context that is closed at once has no page that could show one.
  context.addInitScript(tellOfOverlays, given).catch(() => undefined);
}

function watchPage(page: Page): void {
  const tell = (kind: Trouble['kind'], text: string) => void found.push({ kind, text });
  // Rejections that nobody handles are among these.
  page.on('pageerror', ({ message, stack }) => tell('page error', stack ?? message));
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(OVERLAY_MARK)) tell('overlay', text);
    else if (message.type() === 'error') tell('console', `${text} (${message.location().url})`);
  });
  page.on('requestfailed', (request) =>
    tell('request', `${request.url()} ${request.failure()?.errorText ?? 'failed'}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) tell('request', `${response.url()} ${response.status()}`);
  });
  page.on('websocket', (socket) =>
    socket.on('socketerror', (error) => tell('socket', `${socket.url()} ${error}`)),
  );
}

/** Runs in every frame, before any of its scripts. Both put what they show into the body itself. */
function tellOfOverlays(given: { overlays: string; mark: string }): void {
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      const overlay = document.querySelector(given.overlays);
      if (overlay) console.warn(given.mark, overlay.id);
    }).observe(document.body, { childList: true });
  });
}
