import { ServiceError } from 'voice-call-token-service/service-error';
import type { RefusalTarget } from '../fault-board';
import type { LocalCloud } from '../cloud';
import type { MediaTarget } from '../media/faults';
import type { SessionKind } from '../media/session';
import { CloseReason } from '../protocol/codes';
import { Fields } from './fields';
import type { Route, Routes } from './route';

const targets: readonly RefusalTarget[] = ['login', 'publish', 'play', 'stream', 'token'];

const sessionKinds: readonly SessionKind[] = ['publish', 'play'];

type Action = (cloud: LocalCloud, fields: Fields) => unknown;

/** The faults of `Faults` and the virtual peers, for those who are not in this process. */
const actions: Readonly<Record<string, Action>> = {
  drop: ({ faults }, f) => ({
    dropped: faults.drop({ userID: f.text('userID'), outageMs: f.number('outageMs') }),
  }),
  'end-outage': ({ faults }) => faults.endOutage(),
  freeze: ({ faults }, f) => faults.freeze({ userID: f.text('userID'), ms: f.number('ms') }),
  thaw: ({ faults }, f) => faults.thaw({ userID: f.text('userID') }),
  delay: ({ faults }, f) =>
    faults.delay(f.must(f.number('ms'), 'ms'), {
      jitterMs: f.number('jitterMs'),
      loss: f.number('loss'),
    }),
  silence: ({ faults }, f) => faults.silence(f.flag('on') ?? true),
  refuse: ({ faults }, f) =>
    faults.refuse({
      target: f.oneOf('target', targets),
      userID: f.text('userID'),
      code: f.number('code'),
      status: f.number('status'),
      asGateway: f.flag('asGateway'),
      times: f.number('times'),
    }),
  kick: ({ faults }, f) =>
    faults.kick(f.must(f.text('userID'), 'userID'), {
      customReason: f.text('customReason'),
      reason: f.number('reason'),
      session: f.flag('session'),
    }),
  'demand-relogin': ({ faults }, f) => faults.demandRelogin(f.must(f.text('userID'), 'userID')),
  forget: ({ faults }, f) => faults.forget(f.must(f.text('userID'), 'userID')),
  'expire-token': ({ faults }, f) => faults.expireToken(f.must(f.text('userID'), 'userID')),
  redirect: ({ faults }, f) => faults.redirect({ userID: f.text('userID'), host: f.text('host') }),
  'close-connection': ({ faults }, f) =>
    faults.closeConnection({ userID: f.text('userID'), dispatch: f.flag('dispatch') }),
  'push-streams': ({ faults }, f) =>
    faults.pushStreams(f.must(f.text('roomID'), 'roomID'), {
      action: f.oneOf('action', ['add', 'delete']),
      streamIDs: f.texts('streamIDs'),
      ahead: f.number('ahead'),
    }),
  'skip-stream-seq': ({ faults }, f) =>
    faults.skipStreamSeq(f.must(f.text('roomID'), 'roomID'), f.number('by')),
  'media-hold': ({ faults }, f) =>
    faults.media.hold({ userID: f.text('userID'), streamID: f.text('streamID') }),
  'media-release': ({ faults }) => faults.media.release(),
  'media-end': ({ faults }, f) => ({
    ended: faults.media.end(mediaTarget(f), {
      reason: f.number('reason') ?? CloseReason.None,
      action: f.number('action'),
      err: f.number('err'),
    }),
  }),
  'media-reset': ({ faults }, f) => ({ reset: faults.media.reset(mediaTarget(f)) }),
  'media-forget': ({ faults }, f) => ({ forgotten: faults.media.forget(mediaTarget(f)) }),
  'disturb-callbacks': ({ faults }, f) =>
    faults.disturbCallbacks({
      dropEvery: f.number('dropEvery'),
      doubleEvery: f.number('doubleEvery'),
      shuffleMs: f.number('shuffleMs'),
    }),
  reset: ({ faults }) => faults.reset(),
  'add-peers': (cloud, f) => ({
    peers: cloud.addPeers(f.must(f.text('roomID'), 'roomID'), f.must(f.number('count'), 'count'), {
      together: f.flag('together'),
      publish: f.flag('publish'),
    }),
  }),
  'remove-peers': (cloud, f) =>
    cloud.removePeers(f.must(f.text('roomID'), 'roomID'), {
      userIDs: f.texts('userIDs'),
      together: f.flag('together'),
    }),
};

const mediaTarget = (f: Fields): MediaTarget => ({
  userID: f.text('userID'),
  streamID: f.text('streamID'),
  kind: f.text('kind') === undefined ? undefined : f.oneOf('kind', sessionKinds),
});

/** `GET /control/state`, and `POST /control/<action>` for every action. */
export function controlRoutes(cloud: LocalCloud): Routes {
  const posts = Object.entries(actions).map(([name, act]): [string, Route] => [
    `POST /control/${name}`,
    ({ body }) => {
      try {
        return act(cloud, new Fields(body));
      } catch (error) {
        // Somebody named a user or a room that is not there.
        if (error instanceof RangeError) throw new ServiceError(404, 'not_found', error.message);
        throw error;
      }
    },
  ]);
  return { 'GET /control/state': () => cloud.state(), ...Object.fromEntries(posts) };
}
