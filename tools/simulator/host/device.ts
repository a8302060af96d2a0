import { completeOptions, type PhoneWishes } from '../options';
import type { Phone } from '../runtime/phone';
import type { Language, PhoneOptions } from '../types';

/** What is written on a phone's keys. */
const WORDS = {
  zh_CN: {
    hide: '切到后台',
    offline: '断网',
    call: '来电',
    dark: '深色',
    restart: '重启',
  },
  en: {
    hide: 'Background',
    offline: 'Offline',
    call: 'Phone call',
    dark: 'Dark',
    restart: 'Restart',
  },
} satisfies Record<Language, unknown>;

/** A phone in its case, with keys for what a finger on the glass can't do. */
export class Device {
  private readonly frame = document.createElement('iframe');
  private readonly faults = document.createElement('ul');
  private readonly keys = document.createElement('div');
  private readonly options: PhoneOptions;

  /** @param start - the mini-program's page to begin at; its first one by default */
  constructor(
    desk: Element,
    wishes: PhoneWishes,
    private readonly start?: string,
  ) {
    this.options = completeOptions(wishes);
    const { width, height, identity, platform } = this.options;
    const device = document.createElement('section');
    device.className = 'device';
    const title = document.createElement('h2');
    title.append(
      identity,
      Object.assign(document.createElement('small'), { textContent: platform }),
    );
    const box = document.createElement('div');
    box.className = 'case';
    this.frame.width = String(width);
    this.frame.height = String(height);
    this.frame.title = identity;
    this.frame.allow = 'microphone; autoplay';
    this.keys.className = 'keys';
    this.faults.className = 'faults';
    box.append(this.frame);
    device.append(title, box, this.keys, this.faults);
    desk.append(device);
    this.frame.addEventListener('load', () => void this.launch());
    this.addKeys();
    this.restart();
  }

  restart(): void {
    this.frame.src = 'phone.html';
    for (const key of Array.from(this.keys.children)) {
      const isDark = key.textContent === this.words.dark && this.options.theme === 'dark';
      if (key.hasAttribute('aria-pressed')) key.setAttribute('aria-pressed', String(isDark));
    }
  }

  /** Shows what has gone wrong since the start. */
  look(): void {
    const list = this.phone?.problems.list ?? [];
    if (this.faults.childElementCount === list.length) return;
    this.faults.replaceChildren(
      ...list.map(({ message }) =>
        Object.assign(document.createElement('li'), { textContent: message }),
      ),
    );
  }

  private get words(): (typeof WORDS)[Language] {
    return WORDS[this.options.language];
  }

  private get phone(): Phone | undefined {
    return this.frame.contentWindow?.phone;
  }

  private async launch(): Promise<void> {
    await this.frame.contentWindow?.startPhone(this.options);
    const { phone } = this;
    await phone?.launch(this.start ?? phone.bundle.app.pages[0] ?? '');
  }

  private addKeys(): void {
    const { words } = this;
    this.toggle(words.hide, (on) => (on ? this.phone?.life.hide() : this.phone?.life.show()));
    this.toggle(words.offline, (on) =>
      on ? this.phone?.network.goOffline() : this.phone?.network.goOnline(),
    );
    this.toggle(words.call, (on) => this.phone?.interruptAudio(on));
    this.toggle(words.dark, (on) => this.phone?.setTheme(on ? 'dark' : 'light'));
    this.key(words.restart).addEventListener('click', () => this.restart());
  }

  private toggle(text: string, act: (on: boolean) => void): void {
    const key = this.key(text);
    key.setAttribute('aria-pressed', 'false');
    key.addEventListener('click', () => {
      const on = key.getAttribute('aria-pressed') !== 'true';
      key.setAttribute('aria-pressed', String(on));
      act(on);
    });
  }

  private key(text: string): HTMLButtonElement {
    const key = document.createElement('button');
    key.textContent = text;
    this.keys.append(key);
    return key;
  }
}
