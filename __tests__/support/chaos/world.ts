import { startLocalCloud, type LocalCloud } from '../../../tools/local-cloud';
import type { PhoneWishes } from '../../../tools/simulator/options';
import type { PhoneDriver, Simulator } from '../simulator';
import { perform, type Action } from './actions';
import { Obstacles } from './obstacles';
import type { SeenState } from './probe';
import { Reference } from './reference';
import { passAndLook, type Snapshot } from './snapshot';

/** Once nothing is in the way, all is well again so soon: what README promises. Virtual ms. */
const HEALS_WITHIN = 15_000;
/** And a join takes as long as its own timeouts allow. Virtual ms. */
const JOINS_WITHIN = 15_000;

/** What the view may take to show what the store says. Virtual ms. */
const DRAWS_WITHIN = 100;

/** How long a token of the cloud lives, in s: shorter than most lists of actions take. */
const TOKEN_LIFE = 90;

const ROOM = 'room-1';
const NAME = 'Ann';

/** One phone on virtual time and what is done to it; the cloud answers in no virtual time. */
export class ChaosWorld {
  readonly room = ROOM;
  private readonly reference = new Reference();
  private readonly obstacles = new Obstacles();
  /** Whether our stream was ever taken away without a word. */
  private streamTaken = false;
  private seen: Snapshot | null = null;
  /** What was done, and what the SDK was asked and told, in order. */
  private readonly told: string[] = [];

  private constructor(
    readonly cloud: LocalCloud,
    readonly phone: PhoneDriver,
  ) {}

  static async open(
    simulator: Simulator,
    { profile, behaviour }: Pick<PhoneWishes, 'profile' | 'behaviour'>,
  ): Promise<ChaosWorld> {
    const cloud = await startLocalCloud({ port: 0, tokenTtl: TOKEN_LIFE });
    const phone = await simulator.phone({
      identity: NAME,
      profile,
      behaviour,
      language: 'en',
      microphone: 'granted',
      clock: 'virtual',
      cloud: cloud.host,
      media: { volume: 1000 },
    });
    await phone.open(`pages/home/index?roomID=${ROOM}`);
    await phone.advance(500);
    await phone.input('#user-name', NAME);
    await phone.advance(500);
    return new ChaosWorld(cloud, phone);
  }

  /** Runs the whole of it; throws what doesn't hold, and when. */
  async run(actions: readonly Action[]): Promise<void> {
    await this.step({ name: 'join', then: 3000 });
    for (const action of actions) await this.step(action);
    await this.heal();
    await this.outliveTheToken();
    await this.hangUp();
  }

  async close(): Promise<void> {
    await this.phone.close();
    await this.cloud.close();
  }

  /** All of it that came so far, for whoever must find out why it failed. */
  async story(): Promise<string> {
    const timers = (await this.phone.timers()).map(
      ({ kind, delay, owner, stack }) => `${kind} ${delay} ${owner} ${stack.slice(0, 300)}`,
    );
    return [...this.told, `state ${JSON.stringify(this.seen?.state)}`, ...timers].join('\n');
  }

  /** Does something with our user's id, if the cloud has us in the room. */
  readonly self = (act: (userID: string) => void): void => {
    const self = this.users().find(({ userName }) => userName === NAME);
    if (self) act(self.userID);
  };

  /** Taps the first of these that can be seen; says yes to a question that is in the way. */
  async tapFirst(...selectors: string[]): Promise<void> {
    if (this.obstacles.has('hidden')) return;
    this.reference.mustEnd = null;
    if (this.seen?.waysOut.includes('a dialog')) {
      await this.phone.browserPage.locator('.sim-sheet button').last().click();
      return;
    }
    for (const selector of selectors) {
      if (!(await this.phone.isVisible(selector))) continue;
      await this.phone.tap(selector);
      return;
    }
  }

  /** A swipe from the edge: no page is asked. */
  async swipeBack(): Promise<void> {
    if (this.obstacles.has('hidden')) return;
    await this.phone.browserPage.evaluate(() => {
      const { pages } = window.phone ?? {};
      if (pages?.top) pages.top.alertBeforeUnload = undefined;
      // It ends in virtual time: nobody may wait for it here.
      void pages?.navigateBack(1);
    });
  }

  /** Asks a pusher to stop that isn't there. */
  async stopWithoutPusher(): Promise<void> {
    await this.phone.browserPage.evaluate(() => {
      const { media, wx } = window.phone ?? {};
      if (media?.pusherOf()) return;
      (wx?.createLivePusherContext as () => WechatMiniprogram.LivePusherContext)().stop();
    });
  }

  async breakPlayer(code: number): Promise<void> {
    const [streamID] = this.seen?.players ?? [];
    if (streamID) await this.phone.emitPlayer(streamID, 'statechange', { code });
  }

  private users() {
    return this.cloud.state().rooms.find(({ roomID }) => roomID === ROOM)?.users ?? [];
  }

  private streams(): string[] {
    const room = this.cloud.state().rooms.find(({ roomID }) => roomID === ROOM);
    return room?.streams.map(({ streamID }) => streamID) ?? [];
  }

  private async step(action: Action): Promise<void> {
    this.told.push(`# ${action.name}, then ${action.then} ms`);
    if (action.name === 'token expires') this.streamTaken = true;
    this.obstacles.after(action.name);
    await perform(action, this);
    await this.wait(action.then);
    if (action.then >= HEALS_WITHIN && this.obstacles.none) await this.checkWellness();
  }

  /** Lets time pass; then all that must hold is looked at, and whether it is on the screen. */
  private async wait(ms: number): Promise<void> {
    this.check(await this.look(ms));
    const drawn = await this.look(this.obstacles.has('hidden') ? 0 : DRAWS_WITHIN);
    this.check(drawn);
    expect(drawn.waysOut).not.toEqual([]);
  }

  private async look(ms: number): Promise<Snapshot> {
    this.seen = await this.phone.browserPage.evaluate(passAndLook, ms);
    return this.seen;
  }

  /** Everything that must hold at any moment. */
  private check({ moments, state, players, microphone, pushes, camera, errors }: Snapshot): void {
    expect(errors).toEqual([]);
    for (const { name, args } of moments) this.told.push(`${name} ${JSON.stringify(args)}`);
    this.reference.take(moments, state?.self?.userID ?? '');
    expect(this.reference.wrongs).toEqual([]);
    const { phase = 'idle', microphoneOn = false } = state ?? {};
    const { mustEnd } = this.reference;
    if (mustEnd)
      expect({ phase, failure: state?.failure?.kind }).toEqual({
        phase: 'ended',
        failure: mustEnd,
      });
    if (['idle', 'preparing', 'leaving', 'ended'].includes(phase)) {
      this.reference.leave();
      expect(pushes).toBe(false);
    }
    if (state) this.compare(state);
    // No player without a stream, no microphone without a call, and none that is muted.
    const listed = state?.streams.map(([streamID]) => streamID) ?? [];
    expect(listed).toEqual(expect.arrayContaining(players));
    expect(new Set(players).size).toBe(players.length);
    const mayRecord = microphoneOn && ['connected', 'reconnecting'].includes(phase);
    if (!mayRecord) expect(microphone).toBe(false);
    expect(camera).toBe(false);
  }

  /** The store equals the reference, both fed with the same events. */
  private compare({ users, streams, roomState, onlineCount, playing, waiting }: SeenState): void {
    expect({ users, streams, roomState, onlineCount }).toEqual(this.reference.mirrored);
    const listed = streams.map(([streamID]) => streamID);
    expect(listed).toEqual(expect.arrayContaining([...playing, ...waiting]));
    expect([...this.reference.playing]).toEqual(expect.arrayContaining([...playing]));
  }

  /**
   * Once nothing is in the way, all is well again: by itself, or one tap away. Only what is in the
   * way is taken away: the app begins all anew with another network, whatever was wrong.
   */
  private async heal(): Promise<void> {
    const { cloud, phone, obstacles } = this;
    cloud.faults.reset();
    await phone.setTakesSockets(true);
    if (obstacles.has('hidden')) await this.step({ name: 'show', then: 0 });
    if (obstacles.has('interrupted')) await this.step({ name: 'a phone call ends', then: 0 });
    if (obstacles.has('another audio task'))
      await this.step({ name: 'another audio task ends', then: 0 });
    if (obstacles.has('no leave')) await this.step({ name: 'the system gives its leave', then: 0 });
    if (obstacles.has('silent sockets'))
      await this.step({ name: 'closed sockets say so', then: 0 });
    if (obstacles.has('no network')) await this.step({ name: 'find a network', then: 0 });
    await this.wait(HEALS_WITHIN);
    await this.checkWellness();
    // A question whether to leave may still stand there: this says yes.
    if (this.seen?.waysOut.includes('a dialog')) await this.step({ name: 'leave', then: 1000 });
    if (!this.isInCall) await this.step({ name: 'join', then: JOINS_WITHIN });
    // And once more, for whom no one hears.
    if (this.streamTaken) await this.step({ name: 'change the network', then: HEALS_WITHIN });
    this.streamTaken = false;
    expect(this.isInCall).toBe(true);
    await this.checkWellness();
  }

  private get isInCall(): boolean {
    return this.seen?.waysOut.includes('#hang-up') ?? false;
  }

  /** A call with nothing in its way goes, all of it. */
  private async checkWellness(): Promise<void> {
    if (!this.isInCall) return;
    const state = this.seen?.state;
    expect(state).toMatchObject({ phase: 'connected', failure: null });
    const others = this.users().filter(({ userName }) => userName !== NAME);
    expect([...(state?.users ?? [])].sort()).toEqual(others.map(({ userID }) => userID).sort());
    const streams = this.streams();
    const theirs = streams.filter((streamID) => streamID !== state?.self?.streamID);
    expect([...(state?.playing ?? [])].sort()).toEqual(theirs.sort());
    // The SDK doesn't hear that a token's end took its stream: no app can know it.
    if (!this.streamTaken) expect(streams).toContain(state?.self?.streamID);
    expect(await this.phone.count('.member')).toBe(others.length + 1);
    expect(this.seen?.microphone).toBe(state?.microphoneOn);
  }

  /** A call outlives its token, for that is renewed in time. */
  private async outliveTheToken(): Promise<void> {
    await this.wait(TOKEN_LIFE * 1000);
    expect(this.seen?.state).toMatchObject({ phase: 'connected', failure: null });
    const age = (this.seen?.now ?? 0) - this.reference.tokenAt;
    expect(age).toBeLessThan(TOKEN_LIFE * 1000);
  }

  private async hangUp(): Promise<void> {
    const { phone } = this;
    await this.step({ name: 'leave', then: 5000 });
    expect(await phone.page()).toBe('pages/home/index');
    expect(await phone.pusher()).toBeNull();
    expect(this.seen?.players).toEqual([]);
    expect(this.users().filter(({ userName }) => userName === NAME)).toEqual([]);
  }
}
