/**
 * Listeners, hands and hosts: the session and the unmodified SDK, the token service of production under `minted`,
 * and a cloud that holds everybody to what the service said.
 */
import { Conduct } from '@/call/session/roles/conduct';
import { RoomRoles } from '@/call/session/roles/role-box';
import type { LocalCloud } from '../../tools/local-cloud';
import { inWorld, hears, type CallWorld } from '../support/call-world';
import type { Caller } from '../support/caller';
import { bearer, startTestService, type TestService } from '../support/token-service';

interface Person {
  readonly caller: Caller;
  readonly roles: RoomRoles;
  /** How often the microphone was asked for. */
  readonly questions: () => number;
}

/** A room in which everybody listens but its host. */
class Room {
  private constructor(
    private readonly world: CallWorld,
    private readonly service: TestService,
    readonly roomID: string,
    private readonly hostKey: string,
    private readonly session: string,
  ) {}

  static async open(world: CallWorld): Promise<Room> {
    const { cloud } = world;
    const { appID, secret } = cloud.options;
    const service = await startTestService({
      ...{ appID, secret, policy: 'minted', grantTtl: 60 },
      zegoURL: `http://${cloud.host}/zego-api`,
    });
    const session = await service.member('oHost');
    const made = await service.send('POST', '/v1/rooms', { role: 'listener' }, bearer(session));
    const { roomID, hostKey } = made.body;
    return new Room(world, service, String(roomID), String(hostKey), session);
  }

  /** The session is the person's own: the service knows them by their openid. */
  person(openid: string): Person {
    const roles = new RoomRoles(() => ({
      conduct: (room, store) => new Conduct(room, store, Math.random),
      views: null,
    }));
    let questions = 0;
    const caller = this.world.caller(openid, {
      service: {
        url: this.service.url,
        credential: () => ({ code: this.service.weChat.code(openid) }),
      },
      features: [roles],
      ports: {
        permissions: {
          requestMicrophone: async () => void (questions += 1),
          deniedBySystem: () => null,
        },
      },
    });
    return { caller, roles, questions: () => questions };
  }

  async come(openid: string): Promise<Person> {
    const person = this.person(openid);
    await person.caller.join(this.roomID);
    return person;
  }

  /** Somebody who has the room's key. */
  async host(openid: string): Promise<Person> {
    const person = this.person(openid);
    person.caller.tokens.host.keepKey(this.roomID, this.hostKey);
    await person.caller.join(this.roomID);
    return person;
  }

  async act(action: string, more: object = {}): Promise<void> {
    const { roomID, hostKey } = this;
    const asked = { roomID, hostKey, action, ...more };
    const answer = await this.service.send('POST', '/v1/host', asked, bearer(this.session));
    expect([answer.status, answer.text]).toEqual([200, '{}']);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}

/** Runs a test in a room of its own, on a cloud that enforces rights and bans. */
const inRoom = (test: (room: Room, cloud: LocalCloud) => Promise<void>) =>
  inWorld(
    async (world) => {
      const room = await Room.open(world);
      try {
        await test(room, world.cloud);
      } finally {
        await room.close();
      }
    },
    { rights: true, bans: true },
  );

const streams = (cloud: LocalCloud) =>
  cloud.state().rooms.flatMap((room) => room.streams.map(({ userID }) => userID));

test(
  'who listens has no microphone, is let speak at their hand, is heard within 2 s, and is silent once that is taken back',
  inRoom(async (room, cloud) => {
    const [ann, bob] = [await room.come('oAnn'), await room.come('oBob')];
    for (const { caller, questions } of [ann, bob]) {
      expect(caller.state).toMatchObject({ phase: 'connected', role: 'listener' });
      expect([questions(), caller.media.pusher.rendered]).toEqual([0, false]);
    }
    ann.roles.raiseHand(true);
    const raised = () => bob.roles.store.getState().hands.includes(ann.caller.userID);
    await bob.caller.until('seeing the hand', raised);

    const asked = performance.now();
    await room.act('grant', { userID: ann.caller.userID });
    await bob.caller.until('hearing ann', () => bob.caller.playing.length === 1, 10_000);
    const took = performance.now() - asked;
    process.stdout.write(`heard ${Math.round(took)} ms after the grant\n`);
    expect(took).toBeLessThan(2000);
    expect(ann.questions()).toBe(1);
    expect(ann.caller.state).toMatchObject({ mayPublish: true });
    expect(streams(cloud)).toEqual([ann.caller.userID]);

    await room.act('revoke', { userID: ann.caller.userID });
    await bob.caller.until('hearing nobody', () => bob.caller.playing.length === 0);
    await ann.caller.until('told so', () => !ann.caller.state.mayPublish);
    expect(ann.caller.state.publishFailure).toBeNull();
    expect(ann.caller.microphoneLive).toBe(false);
    expect(ann.caller.state.phase).toBe('connected');
  }),
  60_000,
);

test(
  'all are muted when the host asks, each may unmute; and a removal says why',
  inRoom(async (room) => {
    const ann = await room.come('oAnn');
    ann.roles.raiseHand(true);
    await room.act('grant', { userID: ann.caller.userID });
    await ann.caller.until('speaking', () => ann.caller.microphoneLive, 10_000);
    await ann.caller.until('published', () => ann.caller.isPublishing);
    await room.act('mute-all');
    await ann.caller.until('muted', () => ann.roles.store.getState().news === 'muted');
    expect(ann.caller.microphoneLive).toBe(false);
    ann.caller.session.setMicrophone(true);
    expect(ann.caller.microphoneLive).toBe(true);
    expect(ann.roles.store.getState().news).toBeNull();

    await room.act('remove', { userID: ann.caller.userID, reason: '请下次再来' });
    await ann.caller.until('out', () => ann.caller.state.phase === 'ended');
    expect(ann.caller.state.failure).toMatchObject({
      kind: 'kicked-by-host',
      detail: '请下次再来',
    });
    // And they don't come back.
    await ann.caller.join(room.roomID);
    expect(ann.caller.state).toMatchObject({ phase: 'ended', failure: { kind: 'blocked' } });
    // Nor with the token of somebody who comes for the first time: it is the person who was removed.
    const again = await room.come('oAnn');
    expect(again.caller.state).toMatchObject({ phase: 'ended', failure: { kind: 'blocked' } });
    expect(again.questions()).toBe(0);
  }),
  60_000,
);

test(
  'a network that goes and comes back makes no speaker of a listener',
  inRoom(async (room, cloud) => {
    const [ann, bob] = [await room.come('oAnn'), await room.come('oBob')];
    ann.roles.raiseHand(true);
    await room.act('grant', { userID: ann.caller.userID });
    await bob.caller.until('hearing ann', () => bob.caller.playing.length === 1, 10_000);
    bob.caller.goOffline();
    await bob.caller.until('cut off', () => bob.caller.state.phase === 'reconnecting', 10_000);
    bob.caller.goOnline();
    await bob.caller.until(
      'hearing ann again',
      () => bob.caller.state.phase === 'connected' && bob.caller.playing.length === 1,
      30_000,
    );
    expect(bob.caller.media.pusher.rendered).toBe(false);
    expect(streams(cloud)).toEqual([ann.caller.userID]);
    await ann.caller.until('undisturbed', hears(ann.caller, 0));
  }),
  60_000,
);

test(
  'a host in the room sees hands, lets speak, locks it, and ends it for everybody',
  inRoom(async (room) => {
    const ann = await room.come('oAnn');
    ann.roles.raiseHand(true);
    const host = await room.host('oHost2');
    expect(host.caller.state).toMatchObject({ role: 'host', mayPublish: true });
    // Raised before the host came.
    const { store } = host.roles;
    await host.caller.until('seeing the hand', () => store.getState().hands.length === 1);
    await host.roles.act({ action: 'grant', userID: ann.caller.userID });
    await host.caller.until('hearing ann', () => host.caller.playing.length === 1, 10_000);
    await host.caller.until('the hand down', () => store.getState().hands.length === 0);

    await host.roles.act({ action: 'lock' });
    await ann.caller.until('told so', () => ann.roles.store.getState().locked);
    await host.roles.look();
    expect(store.getState()).toMatchObject({ locked: true, removed: [] });
    const late = await room.come('oLate');
    expect(late.caller.state).toMatchObject({ phase: 'ended', failure: { kind: 'blocked' } });
    await expect(ann.roles.act({ action: 'unlock' })).rejects.toMatchObject({
      kind: 'token-service-refused',
    });

    await host.roles.act({ action: 'close', reason: '下课了' });
    for (const { caller } of [ann, host]) {
      await caller.until('out', () => caller.state.phase === 'ended');
      expect(caller.state.failure).toMatchObject({ kind: 'kicked-by-host', detail: '下课了' });
      expect(caller.microphoneLive).toBe(false);
    }
  }),
  60_000,
);
