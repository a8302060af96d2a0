/** Outages of a phone's network on virtual time, and how soon after them two people hear each other. */
import { streamIDOf } from '../../tools/simulator/media/stream';
import type { ProfileName } from '../../tools/simulator/profiles';
import { ROOM, type AppWorld } from './app-world';
import type { PhoneDriver } from './simulator';

export interface Outage {
  readonly seconds: number;
  /** What becomes of the sockets: closed at once, or open for good and dead. */
  readonly sockets: 'closed' | 'frozen';
  /** Whether the phone tells that the network goes and comes. */
  readonly told: boolean;
}

/** How long the cloud keeps a place, in s: of a lost socket for its grace, else until heartbeats are missed. */
const CLOUD_KEEPS_S = { closed: 10, frozen: 90 } as const;
/** So long after the network's return sound is waited for, in virtual ms. */
const WAITED_MS = 60_000;
/** How finely it is looked for sound, in virtual ms. */
const STEP_MS = 100;

/** Two people in a room on virtual time; the outages are Ann's. */
export class HealingPair {
  private constructor(
    private readonly world: AppWorld,
    readonly ann: PhoneDriver,
    readonly bob: PhoneDriver,
  ) {}

  static async open(world: AppWorld, profile: ProfileName): Promise<HealingPair> {
    const wishes = { clock: 'virtual', profile } as const;
    const phones = [await world.phone('Ann', wishes), await world.phone('Bob', wishes)] as const;
    const pair = new HealingPair(world, ...phones);
    for (const phone of phones) await phone.tap('#join');
    await pair.untilSound();
    return pair;
  }

  /** @returns ms of virtual time from the network's return to sound at both ends */
  async heal({ seconds, sockets, told }: Outage): Promise<number> {
    await this.ann.loseFlow({ sockets: sockets === 'frozen' ? 'freeze' : true, media: true });
    if (told) await this.ann.sayNetwork(false);
    // Never at the same moment of whatever comes again and again.
    await this.pass(seconds * 1000 + Math.random() * 2000);
    // The cloud's own clock stands still meanwhile.
    if (seconds > CLOUD_KEEPS_S[sockets]) this.world.cloud.faults.forget(this.world.userID('Ann'));
    await this.ann.loseFlow({ sockets: false, media: false });
    if (told) await this.ann.sayNetwork(true);
    return this.untilSound();
  }

  /** Lets time pass for both. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1000) {
      const step = Math.min(left, 1000);
      await Promise.all([this.ann.advance(step), this.bob.advance(step)]);
    }
  }

  private async untilSound(): Promise<number> {
    for (let passed = 0; passed < WAITED_MS; passed += STEP_MS) {
      if (await this.bothHear()) return passed;
      await this.pass(STEP_MS);
    }
    return Infinity;
  }

  /** Each publishes what the room lists as theirs, and the other plays it. */
  private async bothHear(): Promise<boolean> {
    const [ann, bob] = await Promise.all([soundOf(this.ann), soundOf(this.bob)]);
    const listed = this.world.cloud.state().rooms.find(({ roomID }) => roomID === ROOM)?.streams;
    const ids = listed?.map(({ streamID }) => streamID) ?? [];
    return [
      [ann, bob],
      [bob, ann],
    ].every(
      ([from, to]) => from && ids.includes(from.published) && to?.played.includes(from.published),
    );
  }
}

async function soundOf(phone: PhoneDriver): Promise<{ published: string; played: string[] }> {
  const [pusher, players] = await Promise.all([phone.pusher(), phone.players()]);
  return {
    published: pusher?.state === 'running' ? streamIDOf(pusher.url) : '',
    played: players.filter(({ state }) => state === 'running').map(({ streamID }) => streamID),
  };
}
