import { makeStreamID } from '@/call/session/streams/stream-id';

const NOW = 1_700_000_000_000;
const half = () => 0.123456789;

test('differs by room, by user, by time and by chance, and by nothing else', () => {
  const id = makeStreamID('room', 'user', NOW, half);
  expect(makeStreamID('room', 'user', NOW, half)).toBe(id);
  for (const other of [
    makeStreamID('roon', 'user', NOW, half),
    makeStreamID('room', 'usfr', NOW, half),
    makeStreamID('room', 'user', NOW + 1, half),
    makeStreamID('room', 'user', NOW, () => 0.987654321),
  ]) {
    expect(other).not.toBe(id);
  }
});

test('what belongs to the room and what to the user is not mixed up', () => {
  expect(makeStreamID('ab', 'c', NOW, half)).not.toBe(makeStreamID('a', 'bc', NOW, half));
});

test('a short draw is filled up by another', () => {
  const draws = [0, 0.5, 0.5, 0.123456789];
  const [, , nonce] = makeStreamID('room', 'user', NOW, () => draws.shift() ?? 0).split('-');
  expect(nonce).toHaveLength(8);
  expect(draws).toEqual([]);
});

test('ten thousand rooms have ten thousand digests', () => {
  const digests = new Set<string>();
  for (let n = 0; n < 10_000; n += 1) digests.add(makeStreamID(`room-${n}`, 'user', NOW, half));
  expect(digests.size).toBe(10_000);
});
