import fc from 'fast-check';
import type { PlayerState } from '@/call/sdk/voice-engine';
import { initialCallState, type CallState } from '@/call/store/call-state';
import * as mirror from '@/call/store/mirror';
import { stream } from '../support/fake-engine';

const self = { userID: 'me', userName: 'Me', streamID: 'mine' };
const update = fc.constantFrom('ADD' as const, 'DELETE' as const);
const ids = (...of: string[]) => fc.array(fc.constantFrom(...of), { maxLength: 4 });
const user = (userID: string) => ({ userID, userName: userID.toUpperCase() });

test('whatever users come and go, the mirror holds those that are here, never oneself', () => {
  const events = fc.array(fc.tuple(update, ids('a', 'b', 'c', 'd', 'me')));
  fc.assert(
    fc.property(events, (list) => {
      let state: CallState = { ...initialCallState, self };
      const here = new Set<string>();
      for (const [kind, userIDs] of list) {
        state = { ...state, ...mirror.roomUserUpdate(state, kind, userIDs.map(user)) };
        for (const id of userIDs) {
          if (kind === 'ADD') here.add(id);
          else here.delete(id);
        }
      }
      here.delete('me');
      expect([...state.users]).toEqual([...here].map((id) => [id, user(id)]));
    }),
  );
});

test('whatever streams come, change and go, none that is gone has a trace', () => {
  const streamID = fc.constantFrom('s1', 's2', 's3');
  const event = fc.oneof(
    fc.record({ type: fc.constant('list' as const), kind: update, ids: ids('s1', 's2', 's3') }),
    fc.record({ type: fc.constant('player' as const), streamID, code: fc.constantFrom(0, -2301) }),
    fc.record({ type: fc.constant('extra' as const), streamID, extraInfo: fc.string() }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (list) => {
      let state: CallState = { ...initialCallState, self };
      const extra = new Map<string, string>();
      const codes = new Map<string, number>();
      const take = (patch: Partial<CallState>) => (state = { ...state, ...patch });
      for (const one of list) {
        if (one.type === 'list') {
          take(
            mirror.roomStreamUpdate(
              state,
              one.kind,
              one.ids.map((id) => stream(id)),
            ),
          );
          for (const id of one.ids) {
            if (one.kind === 'ADD') extra.set(id, '');
            else [extra, codes].forEach((map) => map.delete(id));
          }
        } else if (one.type === 'extra') {
          take(mirror.streamExtraInfoUpdate(state, [stream(one.streamID, one)]));
          if (extra.has(one.streamID)) extra.set(one.streamID, one.extraInfo);
        } else {
          const { streamID, code: errorCode } = one;
          take(mirror.playerStateUpdate(state, { streamID, state: 'NO_PLAY', errorCode }));
          // A stop without a reason hides no reason that is known.
          const hides = errorCode === 0 && codes.has(streamID);
          if (extra.has(streamID) && !hides) codes.set(streamID, errorCode);
        }
      }
      const extras = [...state.streams.values()].map((one) => [one.streamID, one.extraInfo]);
      expect(new Map(extras as [string, string][])).toEqual(extra);
      const players = [...state.players].map(([id, { errorCode }]) => [id, errorCode]);
      expect(new Map(players as [string, number][])).toEqual(codes);
    }),
  );
});

test('no event changes the state it is given', () => {
  const state: CallState = { ...initialCallState, self, streams: new Map([['s', stream('s')]]) };
  const before = structuredClone(state);
  mirror.roomStateUpdate(state, 'DISCONNECTED');
  mirror.roomUserUpdate(state, 'ADD', [user('a')]);
  mirror.roomStreamUpdate(state, 'DELETE', [stream('s')]);
  mirror.streamExtraInfoUpdate(state, [stream('s', { extraInfo: 'x' })]);
  mirror.playerStateUpdate(state, { streamID: 's', state: 'PLAYING', errorCode: 0 });
  expect(state).toEqual(before);
});

test('the NO_PLAY of a stream that is stopped after a failure does not hide the failure', () => {
  const failed = { state: 'NO_PLAY', errorCode: -2302 } as const;
  const state: CallState = {
    ...initialCallState,
    streams: new Map([['s', stream('s')]]),
    players: new Map([['s', failed]]),
  };
  const told = (one: { state: PlayerState; errorCode: number }) => ({
    ...state,
    ...mirror.playerStateUpdate(state, { streamID: 's', ...one }),
  });
  expect(told({ state: 'NO_PLAY', errorCode: 0 }).players.get('s')).toEqual(failed);
  for (const other of [
    { state: 'NO_PLAY', errorCode: -2301 },
    { state: 'PLAYING', errorCode: 0 },
    { state: 'PLAY_REQUESTING', errorCode: 0 },
  ] as const) {
    expect(told(other).players.get('s')).toEqual(other);
  }
});

test('a late NO_PUBLISH of an earlier stream does not hide the new one', () => {
  const state: CallState = { ...initialCallState, self };
  const told = { state: 'NO_PUBLISH', errorCode: -1307 } as const;
  expect(mirror.publisherStateUpdate(state, { streamID: 'earlier', ...told })).toEqual({});
  expect(mirror.publisherStateUpdate(state, { streamID: 'mine', ...told })).toEqual({
    publisher: told,
  });
});

test('pitfall 8: DISCONNECTED empties the room, other states leave everybody in it', () => {
  const state: CallState = {
    ...initialCallState,
    users: new Map([['a', user('a')]]),
    onlineCount: 2,
  };
  expect(mirror.roomStateUpdate(state, 'CONNECTING')).toEqual({ roomState: 'CONNECTING' });
  expect(mirror.roomStateUpdate(state, 'DISCONNECTED')).toMatchObject({
    users: new Map(),
    onlineCount: 0,
  });
});
