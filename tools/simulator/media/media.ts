import type { Phone } from '../runtime/phone';
import { ActedSound } from './acted-sound';
import { LivePlayerElement } from './player-element';
import { LivePusherElement, type StartFailure } from './pusher-element';
import { RealSound } from './real-sound';
import type { SoundBackend } from './sound';
import type { StreamState } from './stream';

/** A `live-pusher` as a test sees it. */
export interface PusherView {
  url: string;
  state: StreamState;
  microphone: boolean;
  camera: boolean;
  /** 0 to 100, as it was last told to the mini-program. */
  volume: number;
  props: Record<string, unknown>;
}

/** A `live-player` as a test sees it. */
export interface PlayerView {
  id: string;
  streamID: string;
  src: string;
  state: StreamState;
  muted: boolean;
  soundMode: string;
  /** 0 to 100, as it was last told to the mini-program. */
  volume: number;
  props: Record<string, unknown>;
}

/** One moment at which the microphone's or the camera's state changed. */
export interface MediaMoment {
  at: number;
  microphone: boolean;
  camera: boolean;
}

/** All media elements of a phone, and the truth about its microphone and camera. */
export class Media {
  readonly sound: SoundBackend;
  readonly history: MediaMoment[] = [];
  /** A phone call or an alarm has the sound. */
  private interrupted = false;
  private nextFailure: StartFailure | undefined;
  private readonly elements = new Set<LivePusherElement | LivePlayerElement>();

  constructor(private readonly phone: Phone) {
    const { sound, clock } = phone.options;
    if (sound && clock === 'virtual') throw new Error('real sound takes real time');
    this.sound = sound ? new RealSound(phone) : new ActedSound(phone);
  }

  /** Whether WeChat mutes everything: in the background, or while interrupted. */
  get isMuted(): boolean {
    return this.phone.life.isHidden || this.interrupted;
  }

  mounted(element: unknown): void {
    if (element instanceof LivePusherElement || element instanceof LivePlayerElement) {
      this.elements.add(element);
    }
    const page = (element as Element).closest('wx-page');
    if (this.pushers().filter((one) => one.closest('wx-page') === page).length > 1) {
      this.phone.problems.add('view', 'there must be only one <live-pusher> on a page');
    }
    this.changed();
  }

  unmounted(element: unknown): void {
    this.elements.delete(element as LivePusherElement);
    this.changed();
  }

  /** Has every sound follow; writes down the microphone and the camera whenever either changes. */
  changed(): void {
    for (const element of this.elements) element.adjustSound();
    const microphone = this.microphoneLive();
    const camera = this.cameraLive();
    const last = this.history[this.history.length - 1];
    if (last ? last.microphone === microphone && last.camera === camera : !microphone && !camera)
      return;
    this.history.push({ at: this.phone.clock.now(), microphone, camera });
  }

  /** Somebody could be hearing this phone's owner right now. */
  microphoneLive(): boolean {
    return !this.isMuted && this.pushers().some((one) => one.wantsMicrophone && sends(one));
  }

  /** The camera is on: a pusher that runs, or is about to, with `enable-camera`. */
  cameraLive(): boolean {
    return this.pushers().some((one) => one.wantsCamera && sends(one));
  }

  pushers(): LivePusherElement[] {
    return Array.from(this.elements).filter(
      (one): one is LivePusherElement => one instanceof LivePusherElement,
    );
  }

  players(): LivePlayerElement[] {
    return Array.from(this.elements).filter(
      (one): one is LivePlayerElement => one instanceof LivePlayerElement,
    );
  }

  /** The pusher on a page, the top one by default. */
  pusherOf(
    page: Element | undefined = this.phone.pages.top?.element,
  ): LivePusherElement | undefined {
    return this.pushers().find((one) => one.closest('wx-page') === page);
  }

  failNextStart(failure: StartFailure): void {
    this.nextFailure = failure;
  }

  takeStartFailure(): StartFailure | undefined {
    const failure = this.nextFailure;
    this.nextFailure = undefined;
    return failure;
  }

  networkLost(): void {
    for (const element of this.elements) element.stream.networkLost();
  }

  /** A call or an alarm takes the sound away (5001), or gives it back. */
  interrupt(on: boolean): void {
    this.interrupted = on;
    if (on) {
      for (const pusher of this.pushers().filter(sends)) {
        pusher.emit('statechange', { code: 5001, message: 'interrupted by a call' });
        pusher.stop();
      }
    }
    this.changed();
  }

  viewPusher(): PusherView | null {
    const one = this.pusherOf();
    if (!one) return null;
    return {
      url: one.url,
      state: one.stream.state,
      microphone: one.wantsMicrophone,
      camera: one.wantsCamera,
      volume: one.volume,
      props: propsOf(one),
    };
  }

  viewPlayers(): PlayerView[] {
    return this.players().map((one) => ({
      id: one.id,
      streamID: one.streamID,
      src: one.url,
      state: one.stream.state,
      muted: one.isMuted,
      soundMode: one.prop('soundMode'),
      volume: one.volume,
      props: propsOf(one),
    }));
  }
}

const sends = (one: LivePusherElement) =>
  ['connecting', 'running', 'retrying'].includes(one.stream.state);

function propsOf(one: LivePusherElement | LivePlayerElement): Record<string, unknown> {
  const names = Object.keys((one.constructor as typeof LivePusherElement).props);
  return Object.fromEntries(names.map((name) => [name, one.prop<unknown>(name)]));
}
