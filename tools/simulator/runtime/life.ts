import type { PauseType } from '../media/native-live';
import type { Phone } from './phone';

/** WeChat suspends the script of a hidden mini-program, then cuts its sockets. */
const FREEZE_AFTER = 5_000;
const CUT_SOCKETS_AFTER = 10_000;

/** Foreground and background. */
export class Life {
  isHidden = false;
  private timers: number[] = [];

  constructor(private readonly phone: Phone) {}

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
