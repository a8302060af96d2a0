/** What Taro keeps in the window of a page for browsers: how it loads each of its pages. */
interface TaroApp {
  readonly routes: readonly { readonly path: string; load(): readonly [Promise<unknown>] }[];
}

/** What browsers tell of the network, where they do; the DOM's types leave it out. */
interface Connection {
  readonly saveData?: boolean;
}

/**
 * Fetches and runs the call page's code, so that nobody waits for it at the tap; the SDK comes once a room
 * is there. Resolves once it has run, or where it isn't done: no network, or the person asked the
 * browser to be sparing. Then it comes with its page.
 */
export async function runCallAhead(): Promise<void> {
  const { connection } = navigator as { connection?: Connection };
  if (connection?.saveData) return;
  const { __taroAppConfig: app } = window as { __taroAppConfig?: TaroApp };
  // Taro's own way to the page: an import of ours would be a second file of the same code.
  const route = app?.routes.find(({ path }) => `/${path}` === __VOICE_CALL_PAGE__);
  try {
    await route?.load()[0];
  } catch {
    // Whoever opens the page tries again.
  }
}
