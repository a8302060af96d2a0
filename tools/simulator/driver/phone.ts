import type { Locator, Page } from 'playwright-core';
import type { StartFailure } from '../media/faults';
import type { InsertionError } from '../media/faults';
import type { PauseType } from '../media/native-live';
import type { MediaMoment, PlayerView, PusherView } from '../media/views';
import type { LogLine } from '../runtime/problems';
import type { ShareCard, SharedFile } from '../runtime/share';
import type { SetDataStats } from '../runtime/stats';
import type { LiveTimer } from '../runtime/timers';
import type { DrawnTemplate, MicrophoneAnswer, PhoneOptions, Problem, Theme } from '../types';
import { Owners, type Owner } from './owners';
import { toDomSelector } from './query';

const PATIENCE = 15_000;

/** Options of everything that waits. */
export interface WaitOptions {
  /** Milliseconds; 5000 unless said. */
  timeout?: number;
}

export type OwnedTimer = LiveTimer & { owner: Owner };

/** A simulated phone, driven from Node. Taps are a real mouse's. */
export class PhoneDriver {
  private readonly owners = new Owners(async (file) => {
    const answer = await fetch(new URL(`dist/${file}`, this.pageUrl));
    return answer.text();
  });

  constructor(
    /** The browser's page, for what this class doesn't offer. */
    readonly browserPage: Page,
    private readonly options: PhoneOptions,
    private readonly pageUrl: string,
  ) {}

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

  /** The element on the page on top that matches, visible or not. */
  find(selector: string): Locator {
    return this.browserPage.locator(`.sim-layer:not(.sim-covered) ${toDomSelector(selector)}`);
  }

  async tap(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.find(selector)
      .first()
      .click({ timeout: options.timeout ?? PATIENCE });
  }

  /** Types into an `input` or `textarea`, in place of what it holds. */
  async input(selector: string, value: string): Promise<void> {
    const control = this.find(selector).first().locator('input, textarea');
    await control.fill(value, { timeout: PATIENCE });
  }

  /** The text of the first match, as a reader sees it. */
  async text(selector: string): Promise<string> {
    return (await this.find(selector).first().innerText({ timeout: PATIENCE })).trim();
  }

  /** The texts of all matches. */
  async texts(selector: string): Promise<string[]> {
    return (await this.find(selector).allInnerTexts()).map((text) => text.trim());
  }

  /** What an `input` or `textarea` holds. */
  async value(selector: string): Promise<string> {
    return this.find(selector).first().locator('input, textarea').inputValue({ timeout: PATIENCE });
  }

  async count(selector: string): Promise<number> {
    return this.find(selector).count();
  }

  async isVisible(selector: string): Promise<boolean> {
    return this.find(selector).first().isVisible();
  }

  /** Waits until an element is there and, if given, its text contains or matches `expected`. */
  async waitFor(
    selector: string,
    expected?: string | RegExp,
    options: WaitOptions = {},
  ): Promise<void> {
    const all = this.find(selector);
    const wanted = expected === undefined ? all : all.filter({ hasText: expected });
    await wanted.first().waitFor({ state: 'visible', timeout: options.timeout ?? PATIENCE });
  }

  /** Waits until nothing matches, or what matches is hidden. */
  async waitForGone(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.find(selector)
      .first()
      .waitFor({ state: 'hidden', timeout: options.timeout ?? PATIENCE });
  }

  /** Asks until the answer satisfies, for what no selector can see. Returns that answer. */
  async until<T>(
    ask: () => Promise<T>,
    enough: (answer: T) => boolean,
    options: WaitOptions = {},
  ): Promise<T> {
    const end = performance.now() + (options.timeout ?? PATIENCE);
    for (;;) {
      const answer = await ask();
      if (enough(answer)) return answer;
      if (performance.now() > end)
        throw new Error(`waited in vain; the last answer was ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Route of the page on top, without its query. */
  async page(): Promise<string> {
    return this.ask(() => window.phone?.pages.top?.path ?? '');
  }

  /** Waits until that page is on top. */
  async waitForPage(path: string, options: WaitOptions = {}): Promise<void> {
    await this.until(
      () => this.page(),
      (top) => top === path,
      options,
    );
  }

  /** Routes on the stack, lowest first. */
  async stack(): Promise<string[]> {
    return this.ask(() => window.phone?.pages.stack.map(({ path }) => path) ?? []);
  }

  /** Title in the title bar. */
  async title(): Promise<string> {
    return (await this.browserPage.locator('#sim-bar .sim-title').textContent()) ?? '';
  }

  /** Taps the title bar's back button. */
  async back(): Promise<void> {
    await this.browserPage.locator('#sim-bar .sim-back').click({ timeout: PATIENCE });
  }

  /** Swipes from the rim of the screen, which asks nothing. */
  async swipeBack(): Promise<void> {
    await this.browserPage.evaluate(() => window.phone?.pages.swipeBack());
  }

  /** Text of the dialog or toast that lies over the page, empty without one. */
  async dialog(): Promise<string> {
    return (await this.browserPage.locator('.sim-sheet, .sim-toast').allInnerTexts()).join('\n');
  }

  /** Taps a button of the dialog or sheet by its text. */
  async tapDialog(text: string): Promise<void> {
    const button = this.browserPage
      .locator('.sim-sheet button, .sim-sheet label')
      .filter({ hasText: text });
    await button.first().click({ timeout: PATIENCE });
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

  async screenshot(path: string): Promise<void> {
    await this.browserPage.screenshot({ path });
  }

  /** The user leaves: by the home button unless said. */
  async hide(how: PauseType = 'home'): Promise<void> {
    await this.browserPage.evaluate((way) => window.phone?.life.hide(way), how);
  }

  async show(): Promise<void> {
    await this.ask(() => window.phone?.life.show());
  }

  /** See `Network.goOffline` for what becomes of the sockets. */
  async goOffline(sockets: 'closed' | 'frozen' = 'closed'): Promise<void> {
    await this.browserPage.evaluate((how) => window.phone?.network.goOffline(how), sockets);
  }

  async goOnline(type?: string): Promise<void> {
    await this.browserPage.evaluate((to) => window.phone?.network.goOnline(to), type);
  }

  /** Whether servers take new sockets, though the phone is online. */
  async setTakesSockets(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.network.takesSockets = value;
    }, on);
  }

  /** Whether sockets tell that they are closed, once they were asked to. */
  async setTellsOfCloses(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.network.tellsOfCloses = value;
    }, on);
  }

  /** A phone call begins or ends. */
  async interruptAudio(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.interruptAudio(value), on);
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.setTheme(value), theme);
  }

  /** From now on fields show so much later what setData gives them, in ms. */
  async setViewLag(ms: number): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.options.viewLag = value;
    }, ms);
  }

  /** The user's stored answer, and the system's switch for WeChat. */
  async setMicrophone(answer: MicrophoneAnswer, system = true): Promise<void> {
    await this.browserPage.evaluate(
      ([value, allowed]) => {
        const permissions = window.phone?.permissions;
        if (!permissions) return;
        permissions.microphone = value;
        permissions.systemMicrophone = allowed;
      },
      [answer, system] as const,
    );
  }

  /** A new version of the mini-program is on the phone, or could not be fetched. */
  async update(fetched: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.update(value), fetched);
  }

  /** How often the mini-program had itself started anew for a new version. */
  async updatesApplied(): Promise<number> {
    return this.ask(() => window.phone?.updatesApplied ?? 0);
  }

  /** Whether anybody could hear this phone's owner right now. */
  async microphoneLive(): Promise<boolean> {
    return this.ask(() => window.phone?.media.microphoneLive() ?? false);
  }

  /** When the microphone and the camera went on and off. */
  async mediaHistory(): Promise<MediaMoment[]> {
    return this.ask(() => window.phone?.media.history ?? []);
  }

  /** What calls of the contexts of pushers and players were refused with, in order. */
  async mediaRefusals(): Promise<string[]> {
    return this.ask(() => window.phone?.media.refusals ?? []);
  }

  async pusher(): Promise<PusherView | null> {
    return this.ask(() => window.phone?.media.viewPusher() ?? null);
  }

  async players(): Promise<PlayerView[]> {
    return this.ask(() => window.phone?.media.viewPlayers() ?? []);
  }

  /** Sends an event of the pusher on top, such as `statechange` with `{code: -1302}`. */
  async emitPusher(type: string, detail: unknown): Promise<void> {
    await this.browserPage.evaluate(
      ([name, value]) => window.phone?.media.pusherOf()?.emit(name, value),
      [type, detail] as const,
    );
  }

  /** Sends an event of the player of a stream. */
  async emitPlayer(streamID: string, type: string, detail: unknown): Promise<void> {
    await this.browserPage.evaluate(
      ([id, name, value]) =>
        window.phone?.media
          .players()
          .find((one) => one.streamID === id)
          ?.emit(name, value),
      [streamID, type, detail] as const,
    );
  }

  /** The pusher's next start ends with this code. */
  async failNextPush(failure: StartFailure): Promise<void> {
    await this.browserPage.evaluate(
      (value) => window.phone?.media.faults.failNextStart(value),
      failure,
    );
  }

  /** The next start() of the pusher is refused. */
  async refuseNextStart(): Promise<void> {
    await this.ask(() => window.phone?.media.faults.refuseNextStart());
  }

  /** The next insertion of a pusher or player is answered with this error. */
  async failNextInsertion(error: InsertionError): Promise<void> {
    await this.browserPage.evaluate(
      (value) => window.phone?.media.faults.failNextInsertion(value),
      error,
    );
  }

  /** Another audio task has the microphone, or has it no more: no event tells of it. */
  async setAudioConflict(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.media.faults.hasConflict = value;
    }, on);
  }

  /** Where the sound comes out: `speaker` or `ear`. */
  async audioRoute(): Promise<string> {
    return this.ask(() => window.phone?.media.route ?? '');
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

  /** Addresses of the open sockets. */
  async sockets(): Promise<string[]> {
    return this.ask(() => window.phone?.sockets.urls() ?? []);
  }

  /** Lets time pass on a phone with `clock: 'virtual'`. */
  async advance(ms: number): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.advance(value), ms);
  }

  async close(): Promise<void> {
    await this.browserPage.context().close();
  }

  private ask<T>(question: () => T): Promise<T> {
    return this.browserPage.evaluate(question);
  }
}
