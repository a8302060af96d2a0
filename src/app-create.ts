import { createReactApp as createApp } from '@tarojs/plugin-framework-react/dist/runtime';
import { document, type TaroRootElement } from '@tarojs/runtime';
import { flushSync } from 'react-dom';
import { leaveTypingAlone } from './app-typing';

leaveTypingAlone();

/**
 * Taro's `createReactApp`, with the first picture of each page made while WeChat loads the page:
 * React renders it at once, and it is set at once. Left to themselves, React waits for a timer of
 * its scheduler, and Taro for another before it sets anything. Whatever WeChat has to do meanwhile,
 * such as taking in the next package, comes first, and the person looks at an empty page.
 *
 * The mini-program's build takes it in the place of Taro's (`config/index.ts`).
 */
export const createReactApp: typeof createApp = (...args) => {
  const app = flushSync(() => createApp(...args));
  const { mount } = app;
  app.mount = (page, id, done) =>
    flushSync(() => mount(page, id, () => setAtOnce(document.getElementById(id), done)));
  return app;
};

/** What `set` sets waits for nothing; what changes later is still gathered until the next task. */
function setAtOnce(root: TaroRootElement | null, set: () => void): void {
  if (root) root.scheduleTask = (task) => void task();
  set();
  if (root) Reflect.deleteProperty(root, 'scheduleTask');
}
