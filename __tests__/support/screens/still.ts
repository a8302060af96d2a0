import type { PhoneDriver } from '../simulator';

/** What runs on by itself: who looks at two pictures must not see the time between them. */
const RUNNING = ['.call-header__timer', '.banner__text', '.ended__fact', '.report__text'];

/** The screen without what changes by the second, with one pixel a CSS pixel, or two. */
export async function still(phone: PhoneDriver, scale: 'css' | 'device' = 'css'): Promise<Buffer> {
  // A button that was just tapped is pale, or will be in a moment.
  await phone.find('.press').evaluateAll((buttons) => {
    const root = buttons[0]?.getRootNode();
    const style = document.createElement('style');
    style.textContent = '.press--down { opacity: 1 !important; }';
    (root instanceof ShadowRoot ? root : document.head).append(style);
  });
  for (const selector of RUNNING) {
    await phone.find(selector).evaluateAll((elements) => {
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
  return phone.browserPage.screenshot({ animations: 'disabled', caret: 'hide', scale });
}
