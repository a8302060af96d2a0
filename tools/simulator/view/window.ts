import type { PauseType } from '../media/native-live';
import type { Events } from '../runtime/events';
import type { PageInstance } from '../runtime/page';
import type { Say } from '../runtime/say';
import { toText } from '../text';
import type { Bundle, PhoneOptions } from '../types';
import type { Dialogs } from './dialogs';

const TABS_HEIGHT = 50;

function make(parent: Element, tag: string, id: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.id = id;
  element.textContent = text;
  parent.append(element);
  return element;
}

/** What it needs of its phone. */
export interface WindowPorts {
  readonly bundle: Bundle;
  readonly dialogs: Pick<Dialogs, 'actionSheet'>;
  readonly events: Events;
  readonly life: { hide(how: PauseType): void; show(): void };
  readonly options: Pick<PhoneOptions, 'safeAreaBottom' | 'statusBarHeight' | 'theme'>;
  readonly pages: {
    readonly stack: readonly PageInstance[];
    readonly top: PageInstance | undefined;
    navigateBack(): Promise<void>;
    switchTab(url: string): Promise<void>;
  };
  readonly say: Say;
  readonly share: { fromMenu(): void };
}

/** The phone's screen: status bar, title bar with capsule, and the window the pages are in. */
export class PhoneWindow {
  private readonly status: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly tabs: HTMLElement;
  private readonly launcher: HTMLElement;
  private readonly layers = new Map<PageInstance, HTMLElement>();

  constructor(
    private readonly phone: WindowPorts,
    private readonly root: HTMLElement,
  ) {
    this.status = make(root, 'div', 'sim-status');
    this.bar = make(root, 'div', 'sim-bar');
    this.frame = make(root, 'div', 'sim-window');
    this.tabs = make(root, 'div', 'sim-tabs');
    this.launcher = make(
      root,
      'button',
      'sim-launcher',
      phone.say('点按回到小程序', 'Tap to return'),
    );
    this.launcher.hidden = true;
    this.launcher.addEventListener('click', () => {
      this.launcher.hidden = true;
      phone.life.show();
    });
    if (phone.options.safeAreaBottom) make(root, 'div', 'sim-home');
    this.drawStatus();
    this.drawBar();
    new ResizeObserver(() => this.measure()).observe(this.frame);
    this.measure();
  }

  /** A fresh place for a page. */
  layerFor(page: PageInstance): HTMLElement {
    const layer = document.createElement('div');
    layer.className = 'sim-layer';
    const scroller = document.createElement('div');
    scroller.className = 'sim-scroller';
    layer.append(scroller);
    this.frame.append(layer);
    this.layers.set(page, layer);
    return scroller;
  }

  /** Shows the top page and its title. */
  draw(): void {
    const { stack, top } = this.phone.pages;
    for (const [page, layer] of this.layers) {
      layer.classList.toggle('sim-covered', page !== top);
      if (stack.includes(page)) continue;
      layer.remove();
      this.layers.delete(page);
    }
    this.drawTabs();
    this.drawBar();
  }

  /** Width and height of what a page has to itself, in px. */
  size(): { windowWidth: number; windowHeight: number } {
    return { windowWidth: this.frame.clientWidth, windowHeight: this.frame.clientHeight };
  }

  /** Distance of the pages from the top of the phone, in px. */
  get top(): number {
    return this.frame.getBoundingClientRect().top;
  }

  /** Where the capsule is, as `wx.getMenuButtonBoundingClientRect` tells. */
  capsule(): Record<string, number> {
    const top = this.phone.options.statusBarHeight + 6;
    const right = this.root.clientWidth - 7;
    return { width: 87, height: 32, top, bottom: top + 32, right, left: right - 87 };
  }

  private get isCustom(): boolean {
    return this.phone.pages.top?.bar.navigationStyle === 'custom';
  }

  /** `@name` in app.json and page JSON stands for a value of theme.json. */
  private themed(value: unknown): string {
    const text = toText(value);
    const { theme, app } = this.phone.bundle;
    if (!text.startsWith('@')) return text;
    return theme[app.darkmode ? this.phone.options.theme : 'light']?.[text.slice(1)] ?? '';
  }

  private drawStatus(): void {
    this.status.style.height = `${this.phone.options.statusBarHeight}px`;
    this.status.innerHTML = '<span>9:41</span><span>▂▄▆ 100%</span>';
  }

  private drawBar(): void {
    const { pages } = this.phone;
    const overlay = this.isCustom;
    const config = pages.top?.bar ?? this.phone.bundle.app.window;
    const background = this.themed(config.navigationBarBackgroundColor) || '#ffffff';
    const isLight = this.themed(config.navigationBarTextStyle || 'black') === 'white';
    const pageBackground = this.themed(config.backgroundColor);
    this.frame.style.background = pageBackground || '';
    this.root.classList.toggle('sim-dark-bar', isLight);
    for (const part of [this.status, this.bar]) {
      part.style.background = overlay ? 'none' : background;
      part.style.color = isLight ? '#fff' : '#000';
    }
    this.bar.replaceChildren();
    if (pages.stack.length > 1 && !overlay) {
      const back = make(this.bar, 'button', 'sim-back', '‹');
      back.className = 'sim-back';
      back.title = this.phone.say('返回', 'Back');
      back.addEventListener('click', () => void pages.navigateBack().catch(() => undefined));
    }
    const title = make(this.bar, 'div', 'sim-title', toText(config.navigationBarTitleText));
    title.className = 'sim-title';
    this.drawCapsule();
    this.status.style.cssText += overlay
      ? ';position:absolute;left:0;right:0;top:0;z-index:3;pointer-events:none'
      : ';position:static';
    this.bar.style.cssText += overlay
      ? `;position:absolute;left:0;right:0;top:${this.phone.options.statusBarHeight}px;z-index:3;pointer-events:none`
      : ';position:relative';
    title.hidden = overlay;
  }

  private drawCapsule(): void {
    const capsule = make(this.bar, 'div', 'sim-capsule');
    capsule.style.pointerEvents = 'auto';
    const menu = make(capsule, 'button', 'sim-menu', '•••');
    const close = make(capsule, 'button', 'sim-close', '◉');
    menu.addEventListener('click', () => void this.openMenu());
    close.addEventListener('click', () => {
      this.phone.life.hide('close');
      this.launcher.hidden = false;
    });
  }

  private async openMenu(): Promise<void> {
    const shares = typeof this.phone.pages.top?.caller.onShareAppMessage === 'function';
    const items = shares ? [this.phone.say('转发给朋友', 'Share')] : [];
    const choice = await this.phone.dialogs.actionSheet({ itemList: items });
    if (choice === 0) this.phone.share.fromMenu();
  }

  private drawTabs(): void {
    const list = this.phone.bundle.app.tabBar?.list ?? [];
    const path = this.phone.pages.top?.path;
    this.tabs.replaceChildren();
    this.tabs.hidden = !list.some(({ pagePath }) => pagePath === path);
    this.tabs.style.height = this.tabs.hidden ? '' : `${TABS_HEIGHT}px`;
    for (const { pagePath, text } of this.tabs.hidden ? [] : list) {
      const button = document.createElement('button');
      button.textContent = text;
      button.addEventListener('click', () => void this.phone.pages.switchTab(pagePath));
      this.tabs.append(button);
    }
  }

  /** Sets the lengths that converted style sheets count on, and tells the mini-program. */
  private measure(): void {
    const { windowWidth, windowHeight } = this.size();
    const { statusBarHeight, safeAreaBottom } = this.phone.options;
    const style = document.documentElement.style;
    const overlay = this.isCustom;
    style.setProperty('--sim-rpx', `${windowWidth / 750}px`);
    style.setProperty('--sim-vh', `${windowHeight / 100}px`);
    style.setProperty('--sim-safe-area-inset-bottom', `${safeAreaBottom}px`);
    style.setProperty('--sim-safe-area-inset-top', overlay ? `${statusBarHeight}px` : '0px');
    style.setProperty('--sim-safe-area-inset-left', '0px');
    style.setProperty('--sim-safe-area-inset-right', '0px');
    const size = { windowWidth, windowHeight };
    this.phone.pages.top?.resized(size);
    this.phone.events.fire('windowResize', { size });
  }
}
