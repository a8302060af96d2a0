import fc from 'fast-check';
import { HeardStreams, MAX_PLAYERS } from '@/call/session/streams/heard-streams';
import { settled } from '../support/fake-clock';
import { FakeCall, stream } from '../support/fake-engine';

const listed = (...ids: string[]) => new Map(ids.map((id) => [id, null]));
const heard = (streams: HeardStreams, ...ids: string[]) => ids.filter((id) => streams.has(id));

test('who came first is heard; who leaves makes room for the next', () => {
  const streams = new HeardStreams(2);
  streams.sync(listed('a', 'b', 'c', 'd'));
  expect(heard(streams, 'a', 'b', 'c', 'd')).toEqual(['a', 'b']);
  streams.sync(listed('b', 'c', 'd'));
  expect(heard(streams, 'a', 'b', 'c', 'd')).toEqual(['b', 'c']);
});

test('a tap takes the place of the one that has been silent for the longest', () => {
  const streams = new HeardStreams(3);
  const at: Record<string, number> = { a: 300, b: 100, c: 200 };
  streams.sync(listed('a', 'b', 'c', 'd'));
  expect(streams.listenTo('d', (id) => at[id] ?? 0)).toBe(true);
  expect(heard(streams, 'a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
  expect(streams.listenTo('d', () => 0)).toBe(false);
  // The list as it is takes nobody's place away again.
  streams.sync(listed('a', 'b', 'c', 'd'));
  expect(heard(streams, 'a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
});

test('never more than the limit are heard, never one that is not listed, never fewer than can be', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const step = fc.record({ list: fc.subarray(ids), tap: fc.constantFrom(...ids) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const streams = new HeardStreams(3);
      for (const { list, tap } of steps) {
        streams.sync(listed(...list));
        if (list.includes(tap)) {
          streams.listenTo(tap, () => 0);
          expect(streams.has(tap)).toBe(true);
        }
        expect(heard(streams, ...ids)).toHaveLength(Math.min(3, list.length));
        expect(heard(streams, ...ids).every((id) => list.includes(id))).toBe(true);
      }
    }),
  );
});

test('in a full room the rest wait for a tap, which stops one player and starts another', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const ids = Array.from({ length: MAX_PLAYERS + 2 }, (_, n) => `s${n}`);
  engine.streams('ADD', ...ids.map((id) => stream(id)));
  await settled();
  expect([...call.state.waiting]).toEqual(ids.slice(MAX_PLAYERS));
  expect(engine.of('startPlaying').flat()).toEqual(ids.slice(0, MAX_PLAYERS));

  for (const id of ids.slice(1, MAX_PLAYERS)) engine.emit('soundLevel', id, 50);
  const last = ids[MAX_PLAYERS + 1] ?? '';
  call.session.listenTo(last);
  call.session.listenTo('nobody');
  await settled();
  expect(engine.of('stopPlaying')).toEqual([['s0']]);
  expect(engine.of('startPlaying').at(-1)).toEqual([last]);
  expect([...call.state.waiting]).toEqual(['s0', ids[MAX_PLAYERS]]);
  expect(call.state.players.has('s0')).toBe(false);
  expect(call.state.players.get(last)?.state).toBe('PLAYING');

  engine.streams('DELETE', stream('s1'));
  await settled();
  expect([...call.state.waiting]).toEqual([ids[MAX_PLAYERS]]);
  await call.session.leave();
  expect(call.state.waiting.size).toBe(0);
});
