import type { PauseType } from '../media/native-live';
import type { MicrophoneAnswer, Theme } from '../types';
import { PhoneScreen } from './screen';

/** What happens to a phone: its network, its life, its settings, the time. */
export class PhoneSurroundings extends PhoneScreen {
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

  /** See `Network.say`. */
  async sayNetwork(online: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.network.say(value), online);
  }

  /** See `Network.lose`; with neither all of it is there again. */
  async loseFlow(what: { sockets: boolean | 'freeze'; media: boolean }): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.network.lose(value), what);
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

  /** Addresses of the open sockets. */
  async sockets(): Promise<string[]> {
    return this.ask(() => window.phone?.sockets.urls() ?? []);
  }

  /** A phone call begins or ends. */
  async interruptAudio(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.interruptAudio(value), on);
  }

  /** Another audio task has the microphone, or has it no more: no event tells of it. */
  async setAudioConflict(on: boolean): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.media.faults.hasConflict = value;
    }, on);
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

  /** Somebody sets the phone's clock so many ms ahead of what it shows; a negative number sets it back. */
  async setClock(ms: number): Promise<void> {
    await this.browserPage.evaluate((value) => {
      if (window.phone) window.phone.clockAhead += value;
    }, ms);
  }

  /** Lets time pass on a phone with `clock: 'virtual'`. */
  async advance(ms: number): Promise<void> {
    await this.browserPage.evaluate((value) => window.phone?.advance(value), ms);
  }
}
