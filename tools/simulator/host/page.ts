import { completeOptions, type PhoneWishes } from '../options';
import type { Phone } from '../runtime/phone';
import type { Language, Platform, Theme } from '../types';

/** How often the page asks whether the build or a phone's state has changed. */
const ASK_EVERY = 1000;

interface ServerState {
  version: string;
  cloud: string;
  code: string;
}

/** The words of this page. */
const WORDS = {
  zh_CN: {
    hide: '切到后台',
    offline: '断网',
    call: '来电',
    dark: '深色',
    restart: '重启',
    note: '模拟的手机：没有真正的声音，也不是微信；改动代码后会自动刷新。',
  },
  en: {
    hide: 'Background',
    offline: 'Offline',
    call: 'Phone call',
    dark: 'Dark',
    restart: 'Restart',
    note: 'Simulated phones: no real sound, and not WeChat itself. They reload when the build changes.',
  },
};

const query = new URLSearchParams(location.search);
const language: Language = (query.get('language') ?? navigator.language).startsWith('zh')
  ? 'zh_CN'
  : 'en';
const words = WORDS[language];

/** What the address says of the phone with this number. */
function wishes(index: number, cloud: string): PhoneWishes {
  const [width, height] = (query.get('size') ?? '').split('x').map(Number);
  const identities = (query.get('identity') ?? 'ann,bob').split(',');
  return {
    cloud,
    language,
    identity: identities[index] ?? `phone-${index + 1}`,
    theme: (query.get('theme') ?? 'light') as Theme,
    platform: (query.get('platform') ?? 'ios') as Platform,
    ...(width && height ? { width, height } : {}),
  };
}

/** A phone in its case, with keys for what a finger on the glass can't do. */
class Device {
  private readonly frame = document.createElement('iframe');
  private readonly faults = document.createElement('ul');
  private readonly keys = document.createElement('div');
  private readonly options;

  constructor(desk: Element, index: number, cloud: string) {
    this.options = completeOptions(wishes(index, cloud));
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
    this.keys.className = 'keys';
    this.faults.className = 'faults';
    box.append(this.frame);
    device.append(title, box, this.keys, this.faults);
    desk.append(device);
    this.frame.addEventListener('load', () => void this.start());
    this.addKeys();
    this.restart();
  }

  restart(): void {
    this.frame.src = 'phone.html';
    for (const key of Array.from(this.keys.children)) key.setAttribute('aria-pressed', 'false');
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

  private get phone(): Phone | undefined {
    return this.frame.contentWindow?.phone;
  }

  private async start(): Promise<void> {
    await this.frame.contentWindow?.startPhone(this.options);
    const { phone } = this;
    await phone?.launch(query.get('page') ?? phone.bundle.app.pages[0] ?? '');
  }

  private addKeys(): void {
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

async function serverState(): Promise<ServerState> {
  return (await (await fetch('state.json')).json()) as ServerState;
}

async function begin(): Promise<void> {
  const desk = document.getElementById('desk');
  const note = document.getElementById('note');
  if (!desk || !note) return;
  note.textContent = words.note;
  let shown = await serverState();
  let seen = shown.version;
  const count = Math.max(1, Number(query.get('phones') ?? 2));
  const devices = Array.from({ length: count }, (_, index) => new Device(desk, index, shown.cloud));

  setInterval(() => {
    for (const device of devices) device.look();
    serverState().then(
      (now) => {
        if (now.code !== shown.code) location.reload();
        // A build writes many files: wait until it has been still for a while.
        const isStill = now.version === seen;
        seen = now.version;
        if (!isStill || now.version === shown.version) return;
        shown = now;
        for (const device of devices) device.restart();
      },
      () => undefined,
    );
  }, ASK_EVERY);
}

void begin();
