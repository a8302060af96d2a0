import type { RTCPeerConnection } from 'werift';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { DeniedError } from '../../tools/local-cloud/protocol/codes';
import {
  mediaEnd,
  offerTo,
  pathOf,
  postOffer,
  pushPath as addressOf,
  SDP,
  speak,
} from '../support/whip-client';
import { createCaller, type Caller } from './caller';
import { until } from '../support/until';

let cloud: LocalCloud;
let ann: Caller;
let connections: RTCPeerConnection[] = [];

/** How many timers keep the process going. */
const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
let timersBefore = 0;
beforeAll(() => {
  timersBefore = timers();
});
// A handshake that is repeated though its session is over would go on for half a minute.
afterAll(() => until(() => timers() <= timersBefore));

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0 });
  ann = createCaller(cloud, 'ann');
  await ann.join('room');
});

afterEach(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  connections = [];
  ann.hangUp();
  await cloud.close();
});

function connection(direction: 'sendonly' | 'recvonly'): RTCPeerConnection {
  const one = mediaEnd(direction);
  connections.push(one);
  return one;
}

const pushPath = (streamID: string) => addressOf(ann, streamID);

const post = (path: string, body: string, type?: string) => postOffer(cloud, path, body, type);

/** Connects, and returns the address of the session. */
async function connect(one: RTCPeerConnection, path: string): Promise<string> {
  const response = await offerTo(cloud, one, path);
  expect(response.status).toBe(201);
  expect(response.headers.get('content-type')).toBe(SDP);
  // Both ends: one that is closed before it knows keeps its timers for half a minute.
  const both = () => cloud.state().media.every(({ connected }) => connected);
  await until(() => one.connectionState === 'connected' && both());
  return response.headers.get('location') ?? '';
}

it('carries what is posted to whip to who posted to whep, until each is deleted', async () => {
  const push = await pushPath('from-ann');
  const query = push.slice(push.indexOf('?'));
  const publisher = connection('sendonly');
  const player = connection('recvonly');
  const heard: string[] = [];
  player.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe(({ payload }) => heard.push(payload.toString())),
  );
  const published = await connect(publisher, `/whip${push}`);
  const played = await connect(player, `/whep/local/from-ann${query}`);
  await speak(publisher, 1);
  await speak(publisher, 2);
  await until(() => heard.length >= 1);
  expect(heard[0]).toBe('sound');
  expect(cloud.state().media).toMatchObject([
    { kind: 'publish', userID: 'ann', streamID: 'from-ann' },
    { kind: 'play', userID: 'ann', streamID: 'from-ann' },
  ]);
  for (const resource of [published, played]) {
    const bye = await fetch(`http://${cloud.host}${resource}`, { method: 'DELETE' });
    expect(bye.status).toBe(200);
  }
  expect(cloud.state().media).toEqual([]);
  const again = await fetch(`http://${cloud.host}${published}`, { method: 'DELETE' });
  expect(again.status).toBe(200);
});

describe('refuses', () => {
  const cases: [string, (push: string) => Promise<Response>, number][] = [
    ['who is in no room', (push) => post(`/whip${push.replace(/zgdid=\d+/, 'zgdid=99')}`, ''), 403],
    ['what is no SDP', (push) => post(`/whip${push}`, '{}', 'application/json'), 415],
    ['an offer of nothing', (push) => post(`/whip${push}`, 'v=0'), 400],
    ['an offer that is too large', (push) => post(`/whip${push}`, 'x'.repeat(65_537)), 413],
    ['anything but a post', (push) => fetch(`http://${cloud.host}/whip${push}`), 405],
    ['a path without a stream', () => post('/whip/local', ''), 404],
    ['a look at a session', () => fetch(`http://${cloud.host}/whip/sessions/1`), 405],
  ];

  it.each(cases)('%s', async (_what, ask, status) => {
    const response = await ask(await pushPath('from-ann'));
    expect(response.status).toBe(status);
    expect(await response.text()).not.toBe('');
    expect(cloud.state().media).toEqual([]);
  });

  it('by a fault, as often as it says', async () => {
    const push = await pushPath('from-ann');
    cloud.faults.refuse({ target: 'publish', userID: 'ann', code: 1, times: 1 });
    expect((await post(`/whip${push}`, 'v=0')).status).toBe(403);
    await connect(connection('sendonly'), `/whip${push}`);
  });

  it("a stream that is somebody else's", async () => {
    const push = await pushPath('peer-1-stream');
    cloud.addPeers('room', 1);
    const response = await post(`/whip${push}`, 'v=0');
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('1012');
  });
});

it('tells apart what a token permits', async () => {
  await cloud.close();
  cloud = await startLocalCloud({ port: 0, rights: true });
  ann.hangUp();
  ann = createCaller(cloud, 'ann');
  await ann.join('room');
  const privilege = { roomID: 'room', login: true, publish: true, streamIDs: ['from-bob'] };
  const bob = createCaller(cloud, 'bob');
  await bob.join('room', { token: cloud.token('bob', { privilege }) });
  const push = await pushPath('from-ann');
  const session = /zgdid=(\d+)/.exec(push)?.[1] ?? '';
  const asBob = push.replace(`zgdid=${session}`, `zgdid=${Number(session) + 1}`);
  expect((await post(`/whip${asBob}`, 'v=0')).status).toBe(403);
  await connect(connection('sendonly'), `/whip${asBob.replace('from-ann', 'from-bob')}`);
  expect(cloud.state().media).toMatchObject([{ userID: 'bob', streamID: 'from-bob' }]);
  bob.hangUp();
});

it('a user has only so many sessions, and one that never connects is taken away', async () => {
  const mediaTimeoutMs = 1000;
  const small = await startLocalCloud({ port: 0, maxMediaSessions: 2, mediaTimeoutMs });
  const bob = createCaller(small, 'bob');
  await bob.join('room');
  await bob.engine.createPusher()?.start('one');
  const path = pathOf((bob.phone.pageData['pusher'] as { url: string }).url);
  const offer = async (streamID: string) => {
    const { sdp } = await connection('sendonly').createOffer();
    const url = `http://${small.host}/whip${path.replace('one', streamID)}`;
    return fetch(url, { method: 'POST', headers: { 'content-type': SDP }, body: sdp });
  };
  try {
    expect([(await offer('one')).status, (await offer('two')).status]).toEqual([201, 201]);
    const refused = await offer('three');
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain(String(DeniedError.SessionLimit));
    // Nobody connected: in a while there is room again.
    await until(() => small.state().media.length === 0);
    expect((await offer('three')).status).toBe(201);
  } finally {
    bob.hangUp();
    await small.close();
  }
});
