import fc from 'fast-check';
import { KickReason } from '../../../tools/local-cloud/protocol/codes';
import { profiles, variantsOf, type ProfileName } from '../../../tools/simulator/profiles';
import type { ChaosWorld } from './world';

/** What can happen to a call, and what a person can do. Each is tried; one that can't be is nothing. */
const actions = {
  join: (world) => world.tapFirst('#join', '#retry'),
  leave: (world) => world.tapFirst('#hang-up', '#back-home'),
  'swipe back': (world) => world.swipeBack(),
  'back by the bar': ({ phone }) =>
    phone.browserPage.evaluate(() => void window.phone?.pages.navigateBack(1)),
  mute: (world) => world.tapFirst('#mic'),
  'switch the speaker': (world) => world.tapFirst('#speaker'),
  hide: ({ phone }) => phone.hide(),
  'hide by the back key': ({ phone }) => phone.hide('back'),
  'hide by the capsule': ({ phone }) => phone.hide('close'),
  show: ({ phone }) => phone.show(),
  'lose the network': ({ phone }) => phone.goOffline('closed'),
  'freeze the network': ({ phone }) => phone.goOffline('frozen'),
  // Longer than we and the SDK try.
  'be without a network for too long': async ({ phone }) => {
    await phone.goOffline('closed');
    await phone.advance(310_000);
  },
  'find a network': ({ phone }) => phone.goOnline('4g'),
  'change the network': ({ phone }) => phone.goOnline('wifi'),
  'drop the socket': ({ cloud, self }) => self((userID) => cloud.faults.drop({ userID })),
  'cloud goes down': async ({ phone, cloud }) => {
    await phone.setTakesSockets(false);
    cloud.faults.drop();
  },
  'cloud comes up': ({ phone }) => phone.setTakesSockets(true),
  // The SDK tries 53 s after the loss, and then not before 85 s.
  'cloud is down for a while': async ({ phone, cloud }) => {
    await phone.setTakesSockets(false);
    cloud.faults.drop();
    await phone.advance(56_000);
    await phone.setTakesSockets(true);
  },
  'kicked by the host': ({ cloud, self }) => self((userID) => cloud.faults.kick(userID)),
  'kicked by another phone': ({ cloud, self }) =>
    self((userID) => cloud.faults.kick(userID, { reason: KickReason.LoggedInElsewhere })),
  'the session is over': ({ cloud, self }) =>
    self((userID) => cloud.faults.kick(userID, { session: true })),
  'told to log in again': ({ cloud, self }) => self((userID) => cloud.faults.demandRelogin(userID)),
  'somebody comes': ({ cloud, room }) => void cloud.addPeers(room, 1),
  'three come at once': ({ cloud, room }) => void cloud.addPeers(room, 3, { together: true }),
  'everybody goes': ({ cloud, room }) => void cloud.removePeers(room),
  'token expires': ({ cloud, self }) => self((userID) => cloud.faults.expireToken(userID)),
  'tokens are refused once': ({ cloud }) =>
    cloud.faults.refuse({ target: 'token', status: 500, times: 1 }),
  'start() is refused': ({ phone }) => phone.refuseNextStart(),
  // Without an element it lies in wait for the next.
  'a stop() waits': (world) => world.stopWithoutPusher(),
  'an insertion fails': ({ phone }) => phone.failNextInsertion({ errMsg: 'internal error' }),
  'an error without a code': ({ phone }) =>
    phone.emitPusher('error', { errMsg: 'internal error', errno: 4 }),
  'another audio task begins': ({ phone }) => phone.setAudioConflict(true),
  'another audio task ends': ({ phone }) => phone.setAudioConflict(false),
  'the system takes its leave back': ({ phone }) => phone.setMicrophone('granted', false),
  'the system gives its leave': ({ phone }) => phone.setMicrophone('granted', true),
  'closed sockets say nothing': ({ phone }) => phone.setTellsOfCloses(false),
  'closed sockets say so': ({ phone }) => phone.setTellsOfCloses(true),
  'the screen is let go': ({ phone }) =>
    phone.browserPage.evaluate(() => window.phone?.media.letScreenGo()),
  'publishing fails': ({ phone }) => phone.failNextPush({ code: -1302 }),
  'the microphone is taken': ({ phone }) => phone.emitPusher('statechange', { code: -1302 }),
  'publishing breaks off': ({ phone }) => phone.emitPusher('statechange', { code: -1307 }),
  'publishing is suspended': ({ phone }) => phone.emitPusher('statechange', { code: 5000 }),
  'playing breaks off': (world) => world.breakPlayer(-2301),
  'a headset is pulled': (world) => world.breakPlayer(2030),
  'cloud refuses to publish once': ({ cloud }) =>
    cloud.faults.refuse({ target: 'publish', code: 1, times: 1 }),
  'the clock is set back by two hours': ({ phone }) => phone.setClock(-7_200_000),
  'the clock is set back by a minute': ({ phone }) => phone.setClock(-60_000),
  'the clock is set ahead by a minute': ({ phone }) => phone.setClock(60_000),
  'the clock is set ahead by two hours': ({ phone }) => phone.setClock(7_200_000),
  'a phone call begins': ({ phone }) => phone.interruptAudio(true),
  'a phone call ends': ({ phone }) => phone.interruptAudio(false),
} satisfies Record<string, (world: ChaosWorld) => unknown>;

export type ActionName = keyof typeof actions;

/** One thing, and how long then nothing else happens, in virtual ms. */
export interface Action {
  readonly name: ActionName;
  readonly then: number;
}

export const anyAction: fc.Arbitrary<Action> = fc.record({
  name: fc.constantFrom(...(Object.keys(actions) as ActionName[])),
  // The longest is longer than the SDK's patience between its tries.
  then: fc.constantFrom(0, 50, 300, 1500, 6000, 20_000, 60_000),
});

/** Every phone in every way that it may be; DevTools has no media. */
export const anyPhone = fc.constantFrom(
  ...(Object.keys(profiles) as ProfileName[])
    .filter((profile) => profile !== 'devtools')
    .flatMap((profile) => variantsOf(profile).map((variant) => ({ profile, ...variant }))),
);

export async function perform({ name }: Action, world: ChaosWorld): Promise<void> {
  await actions[name](world);
}
