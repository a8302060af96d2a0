/**
 * Every state and code a person can meet, how it comes about, and what they see: the rows of
 * docs/guide/codes.md, by the same names. `simulator/app/codes.test.ts` goes through them.
 */
import type { LocalCloud } from '../../tools/local-cloud';
import { KickReason, ServerCode } from '../../tools/local-cloud/protocol/codes';
import type { PhoneWishes } from '../../tools/simulator/options';
import type { PhoneDriver } from './simulator';
import { ROOM } from './app-world';

export interface MetWorld {
  readonly phone: PhoneDriver;
  readonly cloud: LocalCloud;
  /** What the cloud calls the phone's owner. */
  readonly userID: () => string;
}

export interface MetCode {
  /** Another phone than the usual one; it is not in the call yet. */
  readonly wishes?: PhoneWishes;
  /** Wrong with the cloud already when the app is opened. */
  readonly before?: (cloud: LocalCloud) => void;
  /** Whether it is met in a call that goes on; else while joining. */
  readonly inCall: boolean;
  readonly happens: (world: MetWorld) => unknown;
  /** What is seen then, by selector. */
  readonly sees: Readonly<Record<string, RegExp>>;
  /** What ends it, besides time: a tap, or the cause's end. */
  readonly heals?: (world: MetWorld) => unknown;
  /** Nothing that can be done in the app does: not to be waited for. */
  readonly stays?: true;
  /** How long that takes, in virtual ms. */
  readonly healsWithin?: number;
}

const retry = ({ phone }: MetWorld) => phone.tap('#retry');
const join = ({ phone }: MetWorld) => phone.tap('#join');
const ended = (sentence: RegExp) => ({ '.ended': sentence, '#back-home': /./ });
const banner = (sentence: RegExp) => ({ '#room-state': /In call/, '.banner': sentence });

/** The join is answered with this; a retry works once it is not any more. */
const login = (code: number, says: RegExp): MetCode => ({
  inCall: false,
  happens: async (world) => {
    world.cloud.faults.refuse({ target: 'login', code });
    await join(world);
  },
  sees: ended(says),
  heals: async (world) => {
    world.cloud.faults.reset();
    await retry(world);
  },
});

/** The token service answers with this from the start, also while home asks ahead of the call. */
const tokenService = (status: number, says: RegExp, asGateway = false): MetCode => ({
  inCall: false,
  before: (cloud) => cloud.faults.refuse({ target: 'token', status, asGateway }),
  happens: async (world) => {
    await join(world);
    await world.phone.advance(12_000);
  },
  sees: ended(says),
  heals: async (world) => {
    world.cloud.faults.reset();
    await retry(world);
  },
});

/** As `login`, where only home is left. */
const loginFromHome = (code: number, says: RegExp): MetCode => ({
  ...login(code, says),
  heals: async (world) => {
    world.cloud.faults.reset();
    await world.phone.tap('#back-home');
    await world.phone.advance(1000);
    await join(world);
  },
});

/** The room server refuses the own stream, twice in a row; then it is published again by itself. */
const publish = (code: number, says: RegExp): MetCode => ({
  inCall: true,
  happens: async ({ phone, cloud }) => {
    cloud.faults.refuse({ target: 'stream', code, times: 2 });
    await phone.emitPusher('statechange', { code: -1307 });
    await phone.advance(4000);
  },
  sees: banner(says),
  heals: ({ phone }) => phone.advance(15_000),
});

/** A code of live-pusher ends the own stream, twice in a row; it is published again by itself. */
const pusher = (code: number, says: RegExp): MetCode => ({
  inCall: true,
  happens: async ({ phone }) => {
    await phone.emitPusher('statechange', { code });
    if (code === -1302 || code === -1311) return;
    await phone.failNextPush({ code });
    await phone.advance(1500);
  },
  sees: banner(says),
});

/** WeChat does not take the next pusher, and says so without a code; it is tried again by itself. */
const insertion = (error: { errMsg: string; errno?: number }, says: RegExp): MetCode => ({
  inCall: true,
  happens: async ({ phone }) => {
    await phone.failNextInsertion(error);
    await phone.emitPusher('statechange', { code: -1307 });
    await phone.advance(1500);
  },
  sees: banner(says),
});

/** Somebody comes and is heard. The cloud tells of them in its own time, whatever the phone's clock says. */
async function heard({ phone, cloud }: MetWorld): Promise<string> {
  const [peer] = cloud.addPeers(ROOM, 1);
  const streamID = peer?.streamID ?? '';
  await phone.until(
    async () => (await phone.advance(200), phone.players()),
    (players) => players.some((one) => one.streamID === streamID),
  );
  await phone.advance(1000);
  return streamID;
}

/** A code of live-player ends one stream; it is played again by itself. */
const player = (code: number): MetCode => ({
  inCall: true,
  happens: async (world) => {
    await world.phone.emitPlayer(await heard(world), 'statechange', { code });
  },
  sees: { '#room-state': /In call/, '.member:not(.self)': /No sound[^]*Try again/ },
  heals: ({ phone }) => phone.advance(5000),
});

export const metCodes: Readonly<Record<string, MetCode>> = {
  devtools: {
    inCall: false,
    wishes: { platform: 'devtools' },
    happens: () => undefined,
    sees: { '.home__notice': /DevTools has no sound/, '#join': /./ },
    // Nothing is ever inserted there, and no call of a context answered.
    stays: true,
  },
  'old-wechat': {
    inCall: false,
    wishes: { SDKVersion: '2.11.3' },
    happens: () => undefined,
    sees: { '.home__notice': /base library 2\.12\.0, and this is 2\.11\.3/, '#join': /./ },
    stays: true,
  },
  'privacy-refused': {
    inCall: false,
    wishes: { privacy: 'needed' },
    happens: async (world) => {
      await join(world);
      await world.phone.advance(1000);
      await world.phone.tapDialog('Refuse');
    },
    sees: ended(/consent to the privacy guide/),
    heals: async (world) => {
      await retry(world);
      await world.phone.advance(1000);
      await world.phone.tapDialog('Agree');
    },
  },
  'microphone-refused-before': {
    inCall: false,
    wishes: { microphone: 'refused-for-good' },
    happens: join,
    sees: { ...ended(/Allow the microphone in the settings/), '#retry': /Open settings/ },
  },
  'microphone-refused-by-system': {
    inCall: false,
    wishes: { systemMicrophone: false },
    happens: join,
    sees: ended(/Your phone does not allow the microphone/),
  },
  offline: {
    inCall: false,
    happens: async (world) => {
      await world.phone.goOffline();
      await join(world);
      // It is tried: only that fails tells.
      await world.phone.advance(20_000);
    },
    sees: ended(/There is no network/),
    heals: async (world) => {
      await world.phone.goOnline();
      await retry(world);
    },
  },
  'token-service-unreachable': tokenService(503, /sign-in service can.t be reached/),
  'token-service-intercepted': tokenService(403, /something else answered/, true),
  'token-service-refused': tokenService(403, /sign-in service did not let you in/),
  'token-rejected': login(ServerCode.TokenWrongKey, /Your identity was not accepted/),
  'token-expired': login(ServerCode.TokenExpired, /Your sign-in has expired/),
  'login-failed': login(999, /room could not be entered/),
  blocked: loginFromHome(205030, /may not enter this room/),
  'room-full': login(ServerCode.RoomFull, /The room is full/),
  'login-timeout': {
    inCall: false,
    happens: async (world) => {
      world.cloud.faults.silence(true);
      await join(world);
      await world.phone.advance(16_000);
    },
    sees: ended(/took too long/),
    heals: async (world) => {
      world.cloud.faults.silence(false);
      await retry(world);
    },
  },
  alone: {
    inCall: true,
    happens: () => undefined,
    sees: { '#room-state': /In call/, '.stage-hint': /Nobody else is here yet/ },
  },
  'no-network': {
    inCall: true,
    happens: async ({ phone }) => {
      await phone.goOffline();
      await phone.advance(5000);
    },
    sees: { '#room-state': /Reconnecting/, '.banner': /no network \(\d+ s\)/ },
    heals: ({ phone }) => phone.goOnline(),
    healsWithin: 30_000,
  },
  'another-network': {
    inCall: true,
    happens: ({ phone }) => phone.goOnline('4g'),
    sees: { '#room-state': /In call|Reconnecting/ },
    healsWithin: 15_000,
  },
  'no-room': {
    inCall: true,
    happens: async ({ phone, cloud }) => {
      cloud.faults.drop({ outageMs: 3_600_000 });
      await phone.advance(5000);
    },
    sees: { '#room-state': /Reconnecting/, '.banner': /No connection for \d+ s/ },
    heals: ({ cloud }) => cloud.faults.endOutage(),
    healsWithin: 30_000,
  },
  'reconnect-failed': {
    inCall: true,
    happens: async ({ phone, cloud }) => {
      cloud.faults.drop({ outageMs: 3_600_000 });
      await phone.advance(310_000);
    },
    sees: { ...ended(/lost for too long/), '#retry': /Join again/ },
    heals: async (world) => {
      world.cloud.faults.endOutage();
      await retry(world);
    },
  },
  'kicked-elsewhere': {
    inCall: true,
    happens: ({ cloud, userID }) =>
      cloud.faults.kick(userID(), { reason: KickReason.LoggedInElsewhere }),
    sees: ended(/joined the call on another device/),
    heals: retry,
  },
  'kicked-by-host': {
    inCall: true,
    happens: ({ cloud, userID }) => cloud.faults.kick(userID(), { customReason: 'quiet, please' }),
    sees: ended(/removed from the room: quiet, please/),
    heals: retry,
  },
  interrupted: {
    inCall: true,
    happens: ({ phone }) => phone.interruptAudio(true),
    sees: { '#room-state': /Interrupted/, '.banner': /resumes by itself/ },
    heals: ({ phone }) => phone.interruptAudio(false),
  },
  'interrupted-without-end': {
    inCall: true,
    happens: ({ phone }) =>
      phone.browserPage.evaluate(() => window.phone?.events.fire('audioInterruptionBegin')),
    sees: { '#room-state': /Interrupted/, '.banner': /resumes by itself/ },
    heals: ({ phone }) => phone.tap('.banner button'),
  },
  hidden: {
    inCall: true,
    happens: async ({ phone }) => {
      await phone.hide();
      await phone.advance(60_000);
      await phone.show();
      await phone.advance(100);
    },
    sees: { '#room-state': /In call|Reconnecting/ },
    healsWithin: 30_000,
  },
  'weak-network': {
    inCall: true,
    happens: async ({ phone }) => {
      for (let n = 0; n < 4; n += 1) {
        await phone.emitPusher('netstatus', { info: { netQualityLevel: 5, audioBitrate: 8 } });
        await phone.emitPusher('netstatus', { info: { netQualityLevel: 5, audioBitrate: 8 } });
        await phone.advance(1500);
      }
    },
    sees: banner(/The network is unsteady/),
    healsWithin: 15_000,
  },
  'weak-network-codes': {
    inCall: true,
    happens: async ({ phone }) => {
      await phone.emitPusher('statechange', { code: 1101 });
      await phone.advance(4500);
    },
    sees: banner(/The network is unsteady/),
    healsWithin: 15_000,
  },
  'microphone-taken': pusher(-1302, /another app may be using it/),
  'microphone-silent': pusher(-1311, /another app may be using it/),
  'microphone-conflict': insertion(
    { errMsg: 'can not insert LivePusher now' },
    /Another app is using the microphone/,
  ),
  'second-pusher': insertion(
    { errMsg: 'can insert only one pusher', errno: 1107001 },
    /still held from before/,
  ),
  'pusher-error': insertion({ errMsg: 'internal error' }, /Your voice is not being sent/),
  'publishing-lost': pusher(-1307, /Your voice is not being sent/),
  'publishing-suspended': pusher(5000, /Your voice is not being sent/),
  'publishing-closed': pusher(3004, /Your voice is not being sent/),
  'stream-in-use': publish(ServerCode.StreamInUse, /being sent from elsewhere/),
  'microphone-refused-in-call': {
    inCall: true,
    happens: ({ phone }) => phone.emitPusher('statechange', { code: 10002 }),
    sees: { '.banner': /Allow the microphone in the settings[^]*Open settings/ },
    heals: async ({ phone }) => {
      await phone.hide();
      await phone.show();
    },
  },
  'playing-lost': player(-2301),
  'playing-no-address': player(-2302),
  'playing-undecodable': player(2102),
  'headset-pulled': {
    inCall: true,
    happens: async (world) => {
      await world.phone.emitPlayer(await heard(world), 'statechange', { code: 2030 });
      await world.phone.advance(1000);
    },
    sees: { '#room-state': /In call/, '.member:not(.self)': /Connected|Peer/ },
  },
  'token-over': {
    inCall: true,
    happens: ({ cloud, userID }) => cloud.faults.expireToken(userID()),
    sees: { '#room-state': /In call/ },
    healsWithin: 30_000,
  },
  'waits-for-a-tap': {
    inCall: true,
    happens: async ({ phone, cloud }) => {
      cloud.addPeers(ROOM, 18, { together: true });
      await phone.advance(5000);
    },
    sees: { '.member--waiting': /Tap to hear/ },
  },
};
