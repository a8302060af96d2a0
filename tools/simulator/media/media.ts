import type { Behaviour } from '../profiles';
import type { Clock } from '../runtime/clock';
import type { Link } from '../runtime/link';
import type { Permissions, Scope } from '../runtime/permissions';
import type { Say } from '../runtime/say';
import type { MediaTiming, PhoneOptions } from '../types';
import type { Dialogs } from '../view/dialogs';
import { ActedSound } from './acted-sound';
import { MediaFaults } from './faults';
import type { MediaHost } from './host';
import type { InsertionError } from './faults';
import type { NativeLive, PauseType } from './native-live';
import { NativePusher } from './native-pusher';
import { LivePlayerElement } from './player-element';
import { LivePusherElement } from './pusher-element';
import { RealSound } from './real-sound';
import { PusherRegistry } from './registry';
import type { SoundBackend } from './sound';
import {
  viewOfPlayer,
  viewOfPusher,
  type MediaMoment,
  type PlayerView,
  type PusherView,
} from './views';

/** What it needs of its phone. */
export interface MediaPorts {
  readonly clock: Clock;
  readonly dialogs: Pick<Dialogs, 'toast'>;
  readonly life: { readonly isHidden: boolean };
  readonly link: Pick<Link, 'request'>;
  readonly network: { readonly carriesMedia: boolean; readonly online: boolean };
  readonly options: Pick<PhoneOptions, 'behaviour' | 'clock' | 'cloud' | 'media' | 'sound'>;
  readonly pages: { readonly top: { readonly element: Element } | undefined };
  readonly permissions: Pick<Permissions, 'forElement' | 'systemMicrophone'>;
  readonly say: Say;
  readonly screen: { keepOn: boolean };
}

type LiveElement = LivePusherElement | LivePlayerElement;

/** Another audio user has the sound (27). */
const AUDIO_CONFLICT = { errMsg: 'can not insert LivePusher now' };

const NOT_ALLOWED: Record<Scope, InsertionError> = {
  camera: { errMsg: 'Not allowed to use camera.', errCode: 10001 },
  record: { errMsg: 'Not allowed to use microphone.', errCode: 10002 },
};

/** All media elements of a phone, and the truth about its microphone and camera. */
export class Media implements MediaHost {
  readonly sound: SoundBackend;
  readonly history: MediaMoment[] = [];
  /** What calls of contexts were refused with, in order. */
  readonly refusals: string[] = [];
  readonly registry = new PusherRegistry();
  readonly faults = new MediaFaults();
  /** Where the sound comes out: the last player's sound-mode (18). */
  route = 'speaker';
  isInterrupted = false;
  private lastSoundMode = 'speaker';
  private readonly elements = new Set<LiveElement>();
  private readonly natives = new Set<NativeLive>();
  private readonly onInserted = new Map<LiveElement, (() => void)[]>();
  private readonly granted = new WeakMap<Element, Set<Scope>>();

  constructor(private readonly phone: MediaPorts) {
    const { sound, clock } = phone.options;
    if (sound && clock === 'virtual') throw new Error('real sound takes real time');
    this.sound = sound ? new RealSound(phone) : new ActedSound(phone);
  }

  get clock(): Clock {
    return this.phone.clock;
  }
  get timing(): MediaTiming {
    return this.phone.options.media;
  }
  get behaviour(): Behaviour {
    return this.phone.options.behaviour;
  }
  get isOnline(): boolean {
    return this.phone.network.online && this.phone.network.carriesMedia;
  }
  get mayRecord(): boolean {
    return this.phone.permissions.systemMicrophone;
  }

  mounted(element: LiveElement): void {
    this.elements.add(element);
    this.changed();
  }

  unmounted(element: LiveElement): void {
    this.elements.delete(element);
    this.onInserted.delete(element);
    this.changed();
  }

  /** The native side is given one. */
  inserting(native: NativeLive): void {
    this.natives.add(native);
  }

  /** The native side has answered: a page with an RTC pusher and an RTC player is in a voice call (40). */
  inserted(element: LiveElement): void {
    const onPage = [...this.pushers(), ...this.players()].filter(
      ({ page, isInserted, native }) =>
        page === element.page && isInserted && native?.params.mode === 'RTC',
    );
    const isVoip =
      onPage.some((one) => one instanceof LivePusherElement) &&
      onPage.some((one) => one instanceof LivePlayerElement);
    if (isVoip) for (const { native } of onPage) if (native) native.isVoip = true;
    const waiting = this.onInserted.get(element) ?? [];
    this.onInserted.delete(element);
    for (const run of waiting) run();
  }

  removed(native: NativeLive): void {
    this.natives.delete(native);
    this.changed();
  }

  /** Runs once the native side has the element; never, if it won't have it. */
  whenInserted(element: LiveElement, run: () => void): void {
    if (element.isInserted) run();
    else this.onInserted.set(element, [...(this.onInserted.get(element) ?? []), run]);
  }

  /** Asks for what a pusher needs leave for, all at once; what was granted is remembered for the page. */
  async authorize(
    page: Element | null,
    wanted: Record<Scope, boolean>,
  ): Promise<InsertionError | null> {
    const known = (page && this.granted.get(page)) ?? new Set<Scope>();
    if (page) this.granted.set(page, known);
    const scopes = (Object.keys(wanted) as Scope[]).filter((one) => wanted[one] && !known.has(one));
    const answers = await Promise.all(
      scopes.map(async (scope) => {
        const errno = await this.phone.permissions.forElement(scope);
        if (errno === 0) known.add(scope);
        return errno === 0 ? null : { ...NOT_ALLOWED[scope], errno };
      }),
    );
    return answers.find((one) => one !== null) ?? null;
  }

  /** Has every sound follow; writes down the microphone and the camera whenever either changes. */
  changed(): void {
    for (const native of this.natives) native.adjustSound();
    const microphone = this.microphoneLive();
    const camera = this.nativePushers().some(({ isSeen }) => isSeen);
    const last = this.history[this.history.length - 1];
    if (last ? last.microphone === microphone && last.camera === camera : !microphone && !camera)
      return;
    this.history.push({ at: this.phone.clock.now(), microphone, camera });
  }

  /** Somebody could be hearing this phone's owner right now. */
  microphoneLive(): boolean {
    return !this.isInterrupted && this.nativePushers().some(({ isHeard }) => isHeard);
  }

  /** Anything is pushed or played, be it in silence. */
  get isOnAir(): boolean {
    return Array.from(this.natives).some(({ stream }) => stream.isOnAir);
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
    return this.pushers().find((one) => one.page === page);
  }

  /** What the native side has against an insertion now. */
  takeInsertionRefusal(mindsConflict: boolean): InsertionError | null {
    const refusal = this.faults.takeInsertionError();
    if (refusal) return refusal;
    if (!mindsConflict || !this.refusesPushers) return null;
    this.phone.dialogs.toast(
      this.phone.say('当前无法使用音视频通话', 'Audio is in use by another call'),
    );
    return AUDIO_CONFLICT;
  }

  /** Another audio user: an insertion fails, or with `muteOnAudioConflict` comes in muted. */
  get refusesPushers(): boolean {
    return (
      this.faults.hasConflict ||
      (this.isInterrupted && this.behaviour.insertionInCall === 'refused')
    );
  }

  networkLost(): void {
    for (const native of this.natives) native.stream.networkLost();
  }

  /** A call or an alarm takes the sound away (5001), or gives it back. */
  interrupt(on: boolean): void {
    this.isInterrupted = on;
    for (const native of this.natives) {
      if (on) native.interrupt();
      else native.interruptionEnded(!this.phone.life.isHidden);
    }
    this.changed();
  }

  /** Pages go out of sight; all unless one is said. */
  hold(how: PauseType, page?: Element): void {
    for (const native of this.nativesOf(page)) native.hold(how);
    this.changed();
  }

  /** A page is seen again. */
  release(page: Element | undefined): void {
    if (page) for (const native of this.nativesOf(page)) native.release();
    this.changed();
  }

  setRoute(mode: string): void {
    this.route = this.lastSoundMode = mode;
  }

  applyRoute(): void {
    this.route = this.lastSoundMode;
  }

  /** Players do both by themselves, whatever the mini-program set (19). */
  keepScreenOn(): void {
    this.phone.screen.keepOn = true;
  }

  letScreenGo(): void {
    this.phone.screen.keepOn = false;
  }

  viewPusher(): PusherView | null {
    const one = this.pusherOf();
    return one ? viewOfPusher(one) : null;
  }

  viewPlayers(): PlayerView[] {
    return this.players().map(viewOfPlayer);
  }

  private nativePushers(): NativePusher[] {
    return Array.from(this.natives).filter(
      (one): one is NativePusher => one instanceof NativePusher,
    );
  }

  private nativesOf(page?: Element): NativeLive[] {
    if (!page) return Array.from(this.natives);
    return [...this.pushers(), ...this.players()].flatMap(({ page: its, native }) =>
      its === page && native ? [native] : [],
    );
  }
}
