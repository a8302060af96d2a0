import type { PauseType } from '../media/native-live';
import type { PhoneOptions } from '../types';
import type { App } from './app';
import type { Clock } from './clock';
import type { Events } from './events';
import type { PageInstance } from './page';
import type { Timers } from './timers';

/** WeChat suspends the script of a hidden mini-program, then cuts its sockets. */
const FREEZE_AFTER = 5_000;
const CUT_SOCKETS_AFTER = 10_000;

/** What it needs of its phone. */
export interface LifePorts {
  readonly app: Pick<App, 'call'>;
  readonly clock: Clock;
  readonly enterOptions: object;
  readonly events: Events;
  readonly media: {
    readonly isOnAir: boolean;
    hold(how: PauseType): void;
    release(page: Element | undefined): void;
  };
  readonly options: Pick<PhoneOptions, 'behaviour'>;
  readonly pages: { readonly top: Pick<PageInstance, 'element' | 'notify'> | undefined };
  readonly screen: { keepOn: boolean };
  readonly sockets: { cutAll(): void };
  readonly timers: Timers;
}

/** Foreground and background. */
export class Life {
  isHidden = false;
  private timers: number[] = [];

  constructor(private readonly phone: LifePorts) {}

  /** The user leaves: home button, another app, the capsule. */
  hide(how: PauseType = 'home'): void {
    if (this.isHidden) return;
    const { phone } = this;
    this.isHidden = true;
    phone.pages.top?.notify('onHide', 'hide');
    phone.app.call('onHide');
    phone.events.fire('appHide');
    phone.media.hold(how);
    phone.screen.keepOn = false;
    this.timers = [
      phone.clock.set(() => this.freeze(), FREEZE_AFTER),
      phone.clock.set(() => this.cutSockets(), CUT_SOCKETS_AFTER),
    ];
  }

  /** The user returns. */
  show(): void {
    if (!this.isHidden) return;
    const { phone } = this;
    for (const timer of this.timers) phone.clock.clear(timer);
    this.isHidden = false;
    phone.timers.thaw();
    phone.app.call('onShow', phone.enterOptions);
    phone.events.fire('appShow', phone.enterOptions);
    phone.pages.top?.notify('onShow', 'show');
    phone.media.release(phone.pages.top?.element);
  }

  /** A voice that goes on may keep the scripts awake (50, 55). */
  private freeze(): void {
    const { clock, timers } = this.phone;
    if (!this.isKeptAwake) timers.freeze();
    else this.timers.push(clock.set(() => this.freeze(), FREEZE_AFTER));
  }

  private cutSockets(): void {
    const { clock, sockets } = this.phone;
    if (!this.isKeptAwake) sockets.cutAll();
    else this.timers.push(clock.set(() => this.cutSockets(), CUT_SOCKETS_AFTER));
  }

  private get isKeptAwake(): boolean {
    const { media, options } = this.phone;
    return options.behaviour.hiddenScripts === 'run-with-voice' && media.isOnAir;
  }
}
