import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Browser, LaunchOptions } from 'playwright-core';

/** Browsers that no file of tests has now, by how they were started. */
const free = new Map<string, Browser[]>();

/**
 * A browser that goes from one file of tests to the next: to start one takes longer than many a test.
 * `close` closes what is open in it, and hands it back.
 */
export async function takeBrowser(options: LaunchOptions): Promise<Browser> {
  const key = JSON.stringify(options);
  const kept = free.get(key) ?? [];
  free.set(key, kept);
  for (let browser = kept.pop(); browser; browser = kept.pop()) {
    if (browser.isConnected()) return browser;
  }
  const browser = await launch(options);
  browser.close = async () => {
    if (kept.includes(browser)) return;
    await Promise.all(browser.contexts().map((context) => context.close()));
    // Those of a file that is over.
    browser.removeAllListeners();
    kept.push(browser);
  };
  return browser;
}

/** Starts one that no worker stays for: it ends with its worker. */
async function launch(options: LaunchOptions): Promise<Browser> {
  const started: ChildProcess[] = [];
  const note = (message: unknown) =>
    void started.push((message as { process: ChildProcess }).process);
  const { chromium } = await import('playwright-core');
  subscribe('child_process', note);
  try {
    return await chromium.launch(options);
  } finally {
    unsubscribe('child_process', note);
    for (const child of started) {
      if (child.spawnfile !== options.executablePath) continue;
      child.unref();
      // Pipes, each of them a socket.
      for (const pipe of child.stdio) (pipe as { unref?: () => void } | null)?.unref?.();
    }
  }
}
