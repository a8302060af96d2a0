import type { Locator, Page } from 'playwright-core';

/** A phone of the simulator, or a tab. */
export interface Screen {
  readonly browserPage: Page;
  find(selector: string): Locator;
}

/** A room that was made has another ID each time. */
export const showSameRoomID = (screen: Pick<Screen, 'find'>): Promise<void> =>
  screen
    .find('.call-header__room')
    .first()
    .evaluate((element) => void (element.textContent = 'a1b2-c3d4-e5f6-g7h8-j9k0-m1n2'));

/** What runs on by itself: who looks at two pictures must not see the time between them. */
const RUNNING = [
  ...['.call-header__timer', '.banner__text', '.ended__fact', '.report__text'],
  '.message__head',
];

/** The screen without what changes by the second, with one pixel a CSS pixel. */
export async function still(screen: Screen): Promise<Buffer> {
  // A button that was just tapped is pale, or will be in a moment.
  await screen.find('.press').evaluateAll((buttons) => {
    const root = buttons[0]?.getRootNode();
    // Not as an element: the page for browsers lets none in.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.press--down { opacity: 1 !important; }');
    (root instanceof ShadowRoot ? root : document).adoptedStyleSheets.push(sheet);
  });
  for (const selector of RUNNING) {
    await screen.find(selector).evaluateAll((elements) => {
      for (const element of elements) {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode;
          const value = text.nodeValue ?? '';
          const steady = value.replace(/\d+:\d\d/g, '12:34').replace(/\d+(?= ?(s\b|秒))/g, '3');
          if (steady !== value) text.nodeValue = steady;
        }
      }
    });
  }
  return screen.browserPage.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
}
