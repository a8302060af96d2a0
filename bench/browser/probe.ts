/**
 * Runs in the simulated phone's browser, beside the mini-program, and writes down when things
 * happened and what was set: the same way for every app, without a word of the app's own.
 */
import type { Phone } from '../../tools/simulator/runtime/phone';
import type { SetDataStats } from '../../tools/simulator/runtime/stats';
import { speechAt } from './speech';

/** Milliseconds since the page's time origin, by what happened. */
export type Marks = Record<string, number>;

/** How the page on top is made. */
export interface Tree {
  readonly nodes: number;
  readonly depth: number;
}

/** The part of the Window that this and the driver share. */
declare global {
  interface Window {
    probe: Probe;
  }
}

type PageDefinition = Record<string, unknown> & { onReady?: (this: unknown) => void };

/** How often live-player and live-pusher tell the volume, in ms. */
const VOLUME_EVERY = 200;

/** They tell their network once for so many times that they tell the volume: every two seconds. */
const NETWORK_EVERY = 10;

class Probe {
  marks: Marks = {};
  private speech = 0;

  constructor(private readonly phone: Phone) {
    this.watchMedia();
    this.watchPages();
    new MutationObserver(() => this.look()).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }

  /** Starts the mini-program as a tap on its icon does; its scripts are here already. */
  async launch(url: string): Promise<void> {
    this.mark('launch');
    await this.phone.launch(url);
  }

  /** Forgets all marks; the next touch of the screen ends with `marks.tap`. */
  arm(): void {
    this.marks = {};
    document.addEventListener('pointerup', () => this.mark('tap'), { capture: true, once: true });
  }

  /** The streams of others that run now. */
  playing(): number {
    return this.phone.media.players().filter(({ stream }) => stream.state === 'running').length;
  }

  /** The first time so many of the others' streams ran is `marks['playing <n>']`. */
  private watchMedia(): void {
    const { media } = this.phone;
    const changed = media.changed.bind(media);
    media.changed = () => {
      changed();
      if (media.pusherOf()?.stream.state === 'running') this.mark('publishing');
      const playing = this.playing();
      if (playing > 0) this.mark(`playing ${playing}`);
    };
  }

  private watchPages(): void {
    const { components, setData } = this.phone;
    const define = components.definePage.bind(components);
    components.definePage = (page: PageDefinition) => {
      this.mark('evaluated');
      const { onReady } = page;
      const ready = () => this.mark('ready');
      define({
        ...page,
        onReady(this: unknown) {
          onReady?.call(this);
          ready();
        },
      });
    };
    const count = setData.count.bind(setData);
    setData.count = (path, data) => {
      this.mark('setData');
      count(path, data);
    };
  }

  private look(): void {
    if (this.onTop('#join').length > 0) this.mark('form shown');
    if (/In call/.test(this.onTop('#room-state')[0]?.textContent ?? '')) this.mark('connected');
  }

  private mark(name: string): void {
    this.marks[name] ??= performance.now();
  }

  private onTop(selector: string): Element[] {
    return Array.from(document.querySelectorAll(`.sim-layer:not(.sim-covered) ${selector}`));
  }

  /** Everybody talks: until `hush()` each stream tells its volume five times a second, and its network. */
  talk(): void {
    let step = 0;
    const { media, clock } = this.phone;
    const next = () => {
      const all = [...media.pushers(), ...media.players()];
      all.forEach((element, index) => {
        if (element.stream.state !== 'running') return;
        element.emit('audiovolumenotify', { volume: speechAt(index, step, all.length) });
        if (step % NETWORK_EVERY < NETWORK_EVERY - 1) return;
        element.stream.sound?.netstatus((info) => element.emit('netstatus', { info }));
      });
      step += 1;
      this.speech = clock.set(next, VOLUME_EVERY);
    };
    next();
  }

  hush(): void {
    this.phone.clock.clear(this.speech);
  }

  /** All setData since the last `forget()`: pages and components together. */
  setData(): SetDataStats {
    const sum = { calls: 0, bytes: 0, largest: 0 };
    for (const one of Object.values(this.phone.setData.all())) {
      sum.calls += one.calls;
      sum.bytes += one.bytes;
      sum.largest = Math.max(sum.largest, one.largest);
    }
    return sum;
  }

  forget(): void {
    this.phone.setData.reset();
  }

  tree(): Tree {
    const page = this.onTop('wx-page')[0];
    if (!page) throw new Error('no page');
    const depthOf = (element: Element): number =>
      1 + Math.max(0, ...Array.from(element.children, depthOf));
    return { nodes: page.querySelectorAll('*').length, depth: depthOf(page) - 1 };
  }

  /** Lets go of the lines that the app logged, of the frames that it sent, and of all marks. */
  forgetNotes(): void {
    this.phone.problems.logs.length = 0;
    this.marks = {};
  }

  /** What must not grow from one call to the next. */
  leftovers(): Record<'listeners' | 'timers' | 'elements', number> {
    const { events, timers, media } = this.phone;
    const names = ['networkStatusChange', 'audioInterruptionBegin', 'audioInterruptionEnd'];
    names.push('appShow', 'appHide', 'themeChange', 'error', 'unhandledRejection');
    return {
      listeners: names.reduce((sum, name) => sum + events.count(name), 0),
      timers: timers.live().length,
      elements: media.pushers().length + media.players().length,
    };
  }
}

export type { Probe };

if (!window.phone) throw new Error('no phone');
window.probe = new Probe(window.phone);
