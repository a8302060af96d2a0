import type { AssociatedBackend } from 'glass-easel-miniprogram-adapter';
import { Media } from '../media/media';
import type { Bundle, DrawnTemplate, PhoneOptions, Theme } from '../types';
import { PhoneBackend } from '../view/backend';
import { Dialogs } from '../view/dialogs';
import { watchGestures } from '../view/gestures';
import { StyleSheets } from '../view/style-sheets';
import { PhoneWindow } from '../view/window';
import { createWx, type Wx } from '../wx';
import { App } from './app';
import { RealClock, VirtualClock, type Clock } from './clock';
import { Components } from './components';
import { drawn } from './drawn';
import { Events } from './events';
import { createGlobals } from './globals';
import { Life } from './life';
import { Link } from './link';
import { Modules } from './modules';
import { Network } from './network';
import { Packages } from './packages';
import { Pages, parseUrl } from './pages';
import { Permissions } from './permissions';
import { Privacy } from './privacy';
import { describe, Problems } from './problems';
import type { Say } from './say';
import { Share } from './share';
import { Sockets } from './sockets';
import { SetDataCounter } from './stats';
import { Storage } from './storage';
import { Timers } from './timers';
import { Traffic } from './traffic';

/** Where a mini-program is entered from, in WeChat's numbers. */
const SCENE = { icon: 1001, card: 1007 };

/** What the mini-program is told on its start and its return. */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: object;
}

const enterOptions = (url: string, scene: number): EnterOptions => ({
  ...parseUrl(url),
  scene,
  referrerInfo: {},
});

/**
 * One simulated phone with one mini-program on it. This is where its parts are put together: each is
 * handed the phone, and says in an interface of its own (`LifePorts`, `MediaPorts`, …) what it needs
 * of it. None knows this class.
 */
export class Phone {
  /** A word of the phone itself, in its language. */
  readonly say: Say = (chinese, english) => (this.options.language === 'en' ? english : chinese);
  readonly clock: Clock;
  /** So much the phone's clock is ahead of the right time, in ms: somebody set it. */
  clockAhead = 0;
  readonly timers: Timers;
  readonly problems = new Problems();
  readonly setData = new SetDataCounter();
  readonly link = new Link();
  readonly storage: Storage;
  readonly events: Events;
  readonly network: Network;
  readonly traffic = new Traffic();
  readonly sockets: Sockets;
  readonly life: Life;
  readonly permissions: Permissions;
  readonly privacy: Privacy;
  readonly share: Share;
  readonly media: Media;
  readonly pages: Pages;
  readonly app: App;
  readonly packages: Packages;
  readonly window: PhoneWindow;
  readonly dialogs: Dialogs;
  readonly components: Components;
  readonly backend: AssociatedBackend;
  readonly modules: Modules;
  readonly wx: Wx;
  readonly screen = { keepOn: false, vibrations: 0 };
  readonly clipboard = { text: '' };
  /** Text of the files the mini-program wrote, by path. */
  readonly files = new Map<string, string>();
  /** How often the mini-program had itself started anew for a new version. */
  updatesApplied = 0;
  private hasUpdate = false;
  private readonly styleSheets: StyleSheets;
  private launchedWith: EnterOptions = enterOptions('', 0);
  private enteredWith = this.launchedWith;

  constructor(
    readonly options: PhoneOptions,
    readonly bundle: Bundle,
    root: HTMLElement,
  ) {
    this.clock = options.clock === 'virtual' ? new VirtualClock() : new RealClock();
    this.timers = new Timers(this.clock, (error) => this.uncaught(error));
    this.storage = new Storage(options.identity);
    this.events = new Events(this.timers);
    this.network = new Network(this);
    this.sockets = new Sockets(this);
    this.life = new Life(this);
    this.permissions = new Permissions(this);
    this.privacy = new Privacy(this);
    this.share = new Share(this);
    this.media = new Media(this);
    this.pages = new Pages(this);
    this.app = new App(this);
    this.packages = new Packages(this, bundle);
    this.window = new PhoneWindow(this, root);
    this.dialogs = new Dialogs(this, root);
    this.styleSheets = new StyleSheets(this);
    this.components = new Components(this, bundle);
    this.backend = this.components.env.associateBackend(new PhoneBackend(this));
    this.wx = createWx(this);
    this.modules = new Modules(
      createGlobals(() => this.clock.now() + this.clockAhead, this.timers, this.problems, {
        wx: this.wx,
        App: (app: Record<string, unknown>) => this.app.define(app),
        Page: (page: never) => this.components.definePage(page),
        Component: (component: never) => this.components.defineComponent(component),
        Behavior: (behavior: never) => this.components.defineBehavior(behavior),
        getApp: () => this.app.instance,
        getCurrentPages: () => this.pages.stack.map(({ caller }) => caller),
        requirePlugin: () => ({}),
      }),
      (file) => this.packages.holding(file),
    );
    this.modules.add(bundle.scripts);
    this.problems.list.push(...bundle.problems);
    watchGestures(this, root);
    this.watchErrors();
  }

  /** Starts the mini-program at a page, as a tap on its icon or a card does. */
  async launch(url: string): Promise<void> {
    this.launchedWith = this.enteredWith = enterOptions(url, SCENE.icon);
    this.app.launch(this.launchedWith);
    await this.pages.enter(url);
  }

  /** A card tapped in a chat while the mini-program runs: it comes back at the card's page. */
  async openCard(url: string): Promise<void> {
    this.life.hide();
    this.enteredWith = enterOptions(url, SCENE.card);
    this.life.show();
    await this.pages.enter(url);
  }

  /** What `wx.getLaunchOptionsSync` gives. */
  get launchOptions(): EnterOptions {
    return this.launchedWith;
  }

  /** What `wx.getEnterOptionsSync` gives. */
  get enterOptions(): EnterOptions {
    return this.enteredWith;
  }

  /** The page on top as its templates were drawn. */
  drawn(): DrawnTemplate | undefined {
    const page = this.pages.top?.component;
    return page && drawn(page, (path) => path in this.bundle.json);
  }

  setTheme(theme: Theme): void {
    this.options.theme = theme;
    this.styleSheets.apply();
    this.window.draw();
    this.events.fire('themeChange', { theme });
    this.app.call('onThemeChange', { theme });
  }

  /** A new version of the mini-program is on the phone, or could not be fetched. */
  update(fetched: boolean): void {
    this.hasUpdate = fetched;
    this.events.fire(fetched ? 'updateReady' : 'updateFailed');
  }

  /** Without a new version nothing happens. The start anew is the driver's: here it is noted. */
  applyUpdate(): void {
    if (this.hasUpdate) this.updatesApplied += 1;
    this.hasUpdate = false;
  }

  /** An alarm or a phone call takes the sound, or gives it back. */
  interruptAudio(on: boolean): void {
    const steps = [
      () => this.media.interrupt(on),
      () => this.events.fire(on ? 'audioInterruptionBegin' : 'audioInterruptionEnd'),
    ];
    if (this.options.behaviour.interruption === 'event-first') steps.reverse();
    for (const step of steps) step();
  }

  /** Lets `ms` of virtual time pass. */
  async advance(ms: number): Promise<void> {
    if (!(this.clock instanceof VirtualClock)) throw new Error('this phone runs on real time');
    await this.clock.advance(ms, this.traffic);
  }

  /** Where a socket to any host really goes. */
  cloudSocket(url: string): string {
    const path = url.replace(/^wss?:\/\/[^/]*/, '') || '/';
    return `ws://${this.options.cloud}${path}`;
  }

  /** Address of an image named in a template. */
  assetUrl(src: string, from: Element): string {
    if (/^(data|blob|https?):/.test(src)) return src;
    if (src.startsWith('/')) return this.link.asset(src.slice(1));
    const page = from.closest('wx-page')?.getAttribute('is') ?? '';
    return this.link.asset(`${page.split('/').slice(0, -1).join('/')}/${src}`);
  }

  /** An error that the mini-program's own code let through. */
  uncaught(error: unknown): void {
    const stack = error instanceof Error ? error.stack : undefined;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : describe(error);
    this.problems.add('script', message, stack);
    this.app.call('onError', stack ?? message);
    this.events.fire('error', { message, stack: stack ?? '' });
  }

  private watchErrors(): void {
    window.addEventListener('error', (event) => this.uncaught(event.error ?? event.message));
    window.addEventListener('unhandledrejection', (event) => {
      const reason = event.reason as unknown;
      const message = describe(reason instanceof Error ? reason.message : reason);
      this.problems.add(
        'script',
        `unhandled rejection: ${message}`,
        reason instanceof Error ? reason.stack : undefined,
      );
      this.app.call('onUnhandledRejection', { reason, promise: event.promise });
      this.events.fire('unhandledRejection', { reason, promise: event.promise });
    });
  }
}
