/**
 * What every adapter of the engine port keeps, whichever SDK is below it: one list, run over each
 * with the real SDK and the local cloud.
 */
import type { EngineEvents, VoiceEngine } from '@/call/sdk/voice-engine';
import type { Failure } from '@/call/errors/call-error';
import type { LocalCloud } from '../../tools/local-cloud';

export type RecordedEvent = {
  [E in keyof EngineEvents]: { readonly name: E; readonly args: EngineEvents[E] };
}[keyof EngineEvents];

type Methods = Required<Omit<VoiceEngine, 'on' | 'sdkVersion' | 'chooseMicrophone'>>;

/** An engine under test, here or in a browser. */
export interface EngineUnderTest {
  /** Calls a method; what it rejects with comes as a failure. */
  call<M extends keyof Methods>(
    method: M,
    ...args: Parameters<Methods[M]>
  ): Promise<Failure | null>;
  /** Every event so far, in its order. */
  events(): Promise<RecordedEvent[]>;
}

export interface ContractWorld {
  readonly cloud: LocalCloud;
  engine(): Promise<EngineUnderTest>;
}

const ROOM = 'contract';
const PATIENCE = 30_000;
const ON = { microphoneOn: true, extraInfo: '{"mic":1}' };

/** One person's engine, and what is waited for of it. */
class Person {
  constructor(
    readonly userID: string,
    private readonly world: ContractWorld,
    private readonly engine: EngineUnderTest,
  ) {}

  get streamID(): string {
    return `of-${this.userID}`;
  }

  /** Calls a method that must not fail. */
  async does<M extends keyof Methods>(method: M, ...args: Parameters<Methods[M]>): Promise<void> {
    expect(await this.engine.call(method, ...args)).toBeNull();
  }

  fails<M extends keyof Methods>(method: M, ...args: Parameters<Methods[M]>) {
    return this.engine.call(method, ...args);
  }

  async joins(): Promise<void> {
    await this.does('prepare');
    const user = { userID: this.userID, userName: `Name of ${this.userID}` };
    await this.does('loginRoom', ROOM, this.world.cloud.token(this.userID), user);
  }

  /** Waits for an event whose arguments hold these. */
  async hears(name: keyof EngineEvents, ...parts: unknown[]): Promise<RecordedEvent> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const events = await this.engine.events();
      const found = events.find((event) => event.name === name && holds(event.args, parts));
      if (found) return found;
      if (Date.now() > end) {
        const told = events.map((event) => `${event.name} ${JSON.stringify(event.args)}`);
        throw new Error(`${this.userID}: no ${name} ${JSON.stringify(parts)}\n${told.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  async states(name: 'roomStateUpdate' | 'publisherStateUpdate' | 'playerStateUpdate') {
    const events = await this.engine.events();
    return events.flatMap((event) => {
      if (event.name !== name) return [];
      const [first, second] = event.args as unknown[];
      return [name === 'roomStateUpdate' ? second : (first as { state: string }).state];
    });
  }

  async count(): Promise<number> {
    return (await this.engine.events()).length;
  }
}

/** Whether each part is somewhere in the arguments, by its JSON. */
const holds = (args: readonly unknown[], parts: readonly unknown[]): boolean =>
  parts.every((part) =>
    JSON.stringify(args).includes(JSON.stringify(part).replace(/^\{|\}$/g, '')),
  );

type Cast = (userID: string) => Promise<Person>;

/** The list. Each is a sentence about an adapter. */
export const contract: readonly (readonly [
  string,
  (as: Cast, cloud: LocalCloud) => Promise<void>,
])[] = [
  [
    'logs in: CONNECTING, then CONNECTED, and lists who is there and what they publish',
    async (as) => {
      const ann = await as('ann');
      await ann.joins();
      await ann.does('startPublishing', ann.streamID, ON);
      await ann.hears('publisherStateUpdate', { state: 'PUBLISHING' }, ann.streamID);
      const bob = await as('bob');
      await bob.joins();
      await bob.hears('roomStateUpdate', 'CONNECTED');
      expect((await bob.states('roomStateUpdate')).slice(0, 2)).toEqual([
        'CONNECTING',
        'CONNECTED',
      ]);
      await bob.hears('roomUserUpdate', 'ADD', { userID: 'ann', userName: 'Name of ann' });
      await bob.hears('roomStreamUpdate', 'ADD', ann.streamID, ON.extraInfo);
      await bob.hears('roomOnlineUserCountUpdate', ROOM, 2);
      await ann.hears('roomUserUpdate', 'ADD', { userID: 'bob' });
    },
  ],
  [
    'rejects a token of somebody else with its code, and says DISCONNECTED',
    async (as, cloud) => {
      const ann = await as('ann');
      await ann.does('prepare');
      const user = { userID: 'ann', userName: 'ann' };
      const failure = await ann.fails('loginRoom', ROOM, cloud.token('eve'), user);
      expect(failure).toMatchObject({ kind: 'token-rejected', code: 1102016 });
      await ann.hears('roomStateUpdate', 'DISCONNECTED', 1102016);
    },
  ],
  [
    'refuses a second login until the first is logged out, with 1002001',
    async (as, cloud) => {
      const ann = await as('ann');
      await ann.joins();
      const user = { userID: 'ann', userName: 'ann' };
      expect(await ann.fails('loginRoom', ROOM, cloud.token('ann'), user)).toMatchObject({
        code: 1002001,
      });
      await ann.does('logoutRoom', ROOM);
      await ann.hears('roomStateUpdate', 'DISCONNECTED');
      await ann.does('loginRoom', ROOM, cloud.token('ann'), user);
    },
  ],
  [
    'publishes: PUBLISH_REQUESTING, PUBLISHING; stopping takes the stream from the others',
    async (as) => {
      const [ann, bob] = [await as('ann'), await as('bob')];
      await Promise.all([ann.joins(), bob.joins()]);
      await ann.does('startPublishing', ann.streamID, { ...ON, microphoneOn: false });
      await ann.hears('publisherStateUpdate', { state: 'PUBLISHING' });
      expect((await ann.states('publisherStateUpdate')).slice(0, 2)).toEqual([
        'PUBLISH_REQUESTING',
        'PUBLISHING',
      ]);
      await bob.hears('roomStreamUpdate', 'ADD', ann.streamID);
      await ann.does('setMicrophone', true);
      await ann.does('setStreamExtraInfo', ann.streamID, '{"mic":0}');
      await bob.hears('streamExtraInfoUpdate', ann.streamID, '{"mic":0}');
      await ann.does('stopPublishing');
      await bob.hears('roomStreamUpdate', 'DELETE', ann.streamID);
    },
  ],
  [
    'plays: PLAY_REQUESTING, PLAYING; tells of quality on a scale of 0 to 6, and again after a stop',
    async (as) => {
      const [ann, bob] = [await as('ann'), await as('bob')];
      await Promise.all([ann.joins(), bob.joins()]);
      await ann.does('startPublishing', ann.streamID, ON);
      await bob.hears('roomStreamUpdate', 'ADD', ann.streamID);
      await bob.does('startPlaying', ann.streamID);
      await bob.hears('playerStateUpdate', { state: 'PLAYING' }, ann.streamID);
      expect((await bob.states('playerStateUpdate')).slice(0, 2)).toEqual([
        'PLAY_REQUESTING',
        'PLAYING',
      ]);
      for (const [person, streamID] of [
        [ann, ann.streamID],
        [bob, ann.streamID],
      ] as const) {
        const { args } = await person.hears('networkQuality', streamID);
        expect([0, 1, 2, 3, 4, 5, 6]).toContain(args[1]);
      }
      await bob.does('stopPlaying', ann.streamID);
      await bob.does('startPlaying', ann.streamID);
    },
  ],
  [
    'leaves: DISCONNECTED without a code, and the others see one go',
    async (as) => {
      const [ann, bob] = [await as('ann'), await as('bob')];
      await Promise.all([ann.joins(), bob.joins()]);
      await bob.hears('roomUserUpdate', 'ADD', { userID: 'ann' });
      await ann.does('logoutRoom', ROOM);
      await ann.hears('roomStateUpdate', 'DISCONNECTED', 0);
      await bob.hears('roomUserUpdate', 'DELETE', { userID: 'ann' });
    },
  ],
  [
    'tells why the host sent one away',
    async (as, cloud) => {
      const ann = await as('ann');
      await ann.joins();
      cloud.faults.kick('ann', { customReason: 'too loud' });
      await ann.hears('roomStateUpdate', 'DISCONNECTED', 1002055);
      const { args } = await ann.hears('roomStateUpdate', 1002055);
      expect(String(args[3])).toContain('too loud');
    },
  ],
  [
    'tells at once of a lost socket, and of the next',
    async (as, cloud) => {
      const ann = await as('ann');
      await ann.joins();
      await ann.hears('linkStateUpdate', 'up');
      cloud.faults.drop({ userID: 'ann' });
      await ann.hears('linkStateUpdate', 'down');
      await ann.hears('linkStateUpdate', 'connecting');
    },
  ],
  [
    'opens another socket when told to',
    async (as) => {
      const ann = await as('ann');
      await ann.joins();
      await ann.does('resetLink');
      await ann.hears('linkStateUpdate', 'down');
      await ann.hears('roomStateUpdate', 'CONNECTED');
    },
  ],
  [
    'is silent once destroyed, and can be destroyed twice',
    async (as) => {
      const ann = await as('ann');
      await ann.joins();
      await ann.does('destroy');
      const before = await ann.count();
      await ann.does('destroy');
      const bob = await as('bob');
      await bob.joins();
      expect(await ann.count()).toBe(before);
    },
  ],
];

/** Runs the list in a world: one Jest test a line. */
export function holdsTheContract(world: () => ContractWorld, clear: () => Promise<void>): void {
  test.each(contract)('%s', async (_name, run) => {
    try {
      await run(
        async (userID) => new Person(userID, world(), await world().engine()),
        world().cloud,
      );
    } finally {
      await clear();
    }
  });
}
