import { initialCallState, type CallState } from '@/call/store/call-state';
import { memberByID, memberIDs, MOST_TILES, tileIDs } from '@/call/store/members';
import { stream } from '../support/fake-engine';

const self = { userID: 'me', userName: 'Me', streamID: 'mine' };
const state = (more: Partial<CallState>): CallState => ({ ...initialCallState, self, ...more });
const ann = { userID: 'ann', userName: 'Ann' };
const annSpeaks = new Map([['s', stream('s', { user: ann, extraInfo: '{"mic":1}' })]]);

test('oneself comes first, then users, then publishers nobody announced, each once', () => {
  const bob = stream('t', { user: { userID: 'bob', userName: '' } });
  const streams = new Map([...annSpeaks, ['t', bob]]);
  const users = new Map([
    ['carl', { userID: 'carl', userName: 'Carl' }],
    ['ann', ann],
  ]);
  expect(memberIDs(state({ users, streams }))).toEqual(['me', 'carl', 'ann', 'bob']);
  expect(memberIDs(initialCallState)).toEqual([]);
});

test('ids that are whole numbers, or words of the language, are ids like any other', () => {
  const ids = ['9', 'b', '1', '__proto__', 'constructor'];
  const users = new Map(ids.map((userID) => [userID, { userID, userName: `Name ${userID}` }]));
  expect(memberIDs(state({ users }))).toEqual(['me', ...ids]);
  for (const id of ids) {
    expect(memberByID(state({ users }), id)?.userName).toBe(`Name ${id}`);
    expect(memberByID(state({}), id)).toBeNull();
  }
});

test('a stream that waits for a tap says so, whatever its player was last', () => {
  const players: CallState['players'] = new Map([['s', { state: 'PLAYING', errorCode: 0 }]]);
  const waits = state({ streams: annSpeaks, players, waiting: new Set(['s']) });
  expect(memberByID(waits, 'ann')).toMatchObject({ connection: 'waiting' });
});

test('of two streams of one person the newest that plays counts, else the newest', () => {
  const streams = new Map([
    ['old', stream('old', { user: ann })],
    ['new', stream('new', { user: ann })],
  ]);
  expect(memberByID(state({ streams }), 'ann')).toMatchObject({ streamID: 'new' });
  const shown = (...playing: string[]) => {
    const players: CallState['players'] = new Map(
      playing.map((streamID) => [streamID, { state: 'PLAYING', errorCode: 0 }]),
    );
    return memberByID(state({ streams, players }), 'ann');
  };
  expect(shown('old')).toMatchObject({ streamID: 'old', connection: 'connected' });
  expect(shown('old', 'new')).toMatchObject({ streamID: 'new' });
});

test.each([
  ['nothing is known of it', undefined, 'connecting'],
  ['it is asked for', { state: 'PLAY_REQUESTING', errorCode: 0 }, 'connecting'],
  ['it was stopped', { state: 'NO_PLAY', errorCode: 0 }, 'connecting'],
  ['it plays', { state: 'PLAYING', errorCode: 0 }, 'connected'],
  ['it failed', { state: 'NO_PLAY', errorCode: -2301 }, 'failed'],
] as const)('a stream when %s', (_when, player, connection) => {
  const players: CallState['players'] = new Map(player ? [['s', player]] : []);
  expect(memberByID(state({ streams: annSpeaks, players }), 'ann')).toEqual({
    ...ann,
    self: false,
    connection,
    microphone: 'on',
    streamID: 's',
  });
});

test('somebody without a stream listens; somebody without a name has their id', () => {
  const users = new Map([['x', { userID: 'x', userName: '' }]]);
  expect(memberByID(state({ users }), 'x')).toMatchObject({
    userName: 'x',
    connection: 'listening',
    microphone: 'unknown',
    streamID: '',
  });
  expect(memberByID(state({}), 'gone')).toBeNull();
});

test.each([
  ['PUBLISHING', null, 'connected'],
  ['PUBLISH_REQUESTING', null, 'connecting'],
  ['NO_PUBLISH', { kind: 'publish-failed', step: 'publish', code: 0, detail: '' }, 'failed'],
] as const)('oneself when %s', (publisherState, publishFailure, connection) => {
  const publisher = { state: publisherState, errorCode: 0 };
  const member = memberByID(state({ publisher, publishFailure, microphoneOn: false }), 'me');
  expect(member).toMatchObject({ self: true, connection, microphone: 'off', streamID: 'mine' });
});

test('everyone has a tile; in a crowd only oneself and who is or can be heard', () => {
  const crowd = (count: number) =>
    new Map(
      Array.from({ length: count }, (_, n) => [`u${n}`, { userID: `u${n}`, userName: `U ${n}` }]),
    );
  const few = state({
    users: new Map([...crowd(MOST_TILES - 2), ['ann', ann]]),
    streams: annSpeaks,
  });
  expect(tileIDs(few)).toEqual(memberIDs(few));
  expect(memberIDs(few)).toHaveLength(MOST_TILES);
  const many = state({ users: new Map([...crowd(499), ['ann', ann]]), streams: annSpeaks });
  expect(memberIDs(many)).toHaveLength(501);
  expect(tileIDs(many)).toEqual(['me', 'ann']);
  // A tile that was not there a moment ago, for somebody who begins to speak.
  const bob = stream('t', { user: { userID: 'u7', userName: '' } });
  expect(tileIDs({ ...many, streams: new Map([...annSpeaks, ['t', bob]]) })).toEqual([
    ...['me', 'u7', 'ann'],
  ]);
});
