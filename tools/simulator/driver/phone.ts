import type { Page } from 'playwright-core';
import type { LogLine } from '../runtime/problems';
import type { ShareCard, SharedFile } from '../runtime/share';
import type { SetDataStats } from '../runtime/stats';
import type { LiveTimer } from '../runtime/timers';
import type { DrawnTemplate, PhoneOptions, Problem } from '../types';
import { PhoneMedia } from './media';
import { Owners, type Owner } from './owners';

export type OwnedTimer = LiveTimer & { owner: Owner };

/** A simulated phone, driven from Node. */
export class PhoneDriver extends PhoneMedia {
  private readonly owners = new Owners(async (file) => {
    const answer = await fetch(new URL(`dist/${file}`, this.pageUrl));
    return answer.text();
  });

  private closed: Promise<void> | null = null;

  constructor(
    browserPage: Page,
    private readonly options: PhoneOptions,
    private readonly pageUrl: string,
    private readonly end: () => Promise<void> = () => browserPage.context().close(),
  ) {
    super(browserPage);
  }

  /** Starts the mini-program afresh (the phone keeps its storage) at a page such as `pages/home/index?roomID=x`. */
  async open(url: string): Promise<void> {
    await this.browserPage.goto(this.pageUrl);
    await this.browserPage.evaluate((options) => window.startPhone(options), this.options);
    await this.browserPage.evaluate((target) => window.phone?.launch(target), url);
  }

  /** Taps a card in a chat while the mini-program runs: hidden, shown, relaunched at that page. */
  async openCard(url: string): Promise<void> {
    await this.browserPage.evaluate((target) => window.phone?.openCard(target), url);
  }

  /** As the mini-program's own `wx.reLaunch`. */
  async reLaunch(url: string): Promise<void> {
    await this.browserPage.evaluate((target) => window.phone?.pages.reLaunch(target), url);
  }

  /** Everything that went wrong so far. */
  async errors(): Promise<Problem[]> {
    return this.ask(() => window.phone?.problems.list ?? []);
  }

  /** What the mini-program wrote to its console. */
  async logs(): Promise<LogLine[]> {
    return this.ask(() => window.phone?.problems.logs ?? []);
  }

  /** Timers that would still fire, and whose they are. */
  async timers(): Promise<OwnedTimer[]> {
    const timers = await this.ask(() => window.phone?.timers.live() ?? []);
    return Promise.all(
      timers.map(async (timer) => ({ ...timer, owner: await this.owners.ownerOf(timer.stack) })),
    );
  }

  /** setData since the start, or the last reset, by page or component. */
  async setDataStats(): Promise<Record<string, SetDataStats>> {
    return this.ask(() => window.phone?.setData.all() ?? {});
  }

  async resetSetDataStats(): Promise<void> {
    await this.ask(() => window.phone?.setData.reset());
  }

  /** The page on top as the component framework has drawn it, with the data it drew. */
  async drawn(): Promise<DrawnTemplate> {
    return JSON.parse(await this.ask(() => JSON.stringify(window.phone?.drawn()))) as DrawnTemplate;
  }

  /** How often the mini-program had itself started anew for a new version. */
  async updatesApplied(): Promise<number> {
    return this.ask(() => window.phone?.updatesApplied ?? 0);
  }

  /** Cards the user has sent. */
  async shared(): Promise<ShareCard[]> {
    return this.ask(() => window.phone?.share.sent ?? []);
  }

  /** Files the user has sent. */
  async sharedFiles(): Promise<SharedFile[]> {
    return this.ask(() => window.phone?.share.files ?? []);
  }

  /** How often the phone has ticked or buzzed. */
  async vibrations(): Promise<number> {
    return this.ask(() => window.phone?.screen.vibrations ?? 0);
  }

  async clipboard(): Promise<string> {
    return this.ask(() => window.phone?.clipboard.text ?? '');
  }

  async isScreenKeptOn(): Promise<boolean> {
    return this.ask(() => window.phone?.screen.keepOn ?? false);
  }

  /** Roots of the subpackages whose scripts are on the phone. */
  async packages(): Promise<string[]> {
    return this.ask(() => window.phone?.packages.loaded ?? []);
  }

  /** Whether a script, such as `call/room/room.js`, was run. */
  async hasRun(file: string): Promise<boolean> {
    return this.browserPage.evaluate((asked) => window.phone?.modules.hasRun(asked) ?? false, file);
  }

  /** Nothing of it runs afterwards; once, however often it is asked for. */
  close(): Promise<void> {
    return (this.closed ??= this.end());
  }
}
