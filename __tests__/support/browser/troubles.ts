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
    reason: 'Taro asks for no icon, and browsers ask every site for one.',
    pattern: /\/favicon\.ico/,
  },
];

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

/** The troubles since the last time that nobody expected; a test ends with them. */
export function takeTroubles(): string[] {
  const exceptions = [...ALWAYS, ...ofFile, ...ofTest];
  const lines = found.splice(0).map(line);
  ofTest.length = 0;
  inTest = false;
  return lines.filter((text) => !exceptions.some(({ pattern }) => pattern.test(text)));
}

function watchContext(context: BrowserContext): void {
  context.on('page', watchPage);
  // A context that is closed at once has no page that could show one.
  context.addInitScript(tellOfOverlays, { OVERLAYS, OVERLAY_MARK }).catch(() => undefined);
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

/** Runs in every frame, before any of its scripts. */
function tellOfOverlays(given: { OVERLAYS: string; OVERLAY_MARK: string }): void {
  const look = () => {
    const overlay = document.querySelector(given.OVERLAYS);
    if (overlay) console.warn(given.OVERLAY_MARK, overlay.id);
  };
  // They are put into the body itself.
  const follow = () => new MutationObserver(look).observe(document.body, { childList: true });
  document.addEventListener('DOMContentLoaded', follow);
}
