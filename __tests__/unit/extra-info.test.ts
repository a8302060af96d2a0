import fc from 'fast-check';
import { microphoneOf, streamExtraInfo } from '@/call/store/stream-extra-info';
import { byteLength } from '@/call/validation/ids';

test.each([
  [true, 'on'],
  [false, 'off'],
])('what is written is read again, and fits the 128 bytes', (on, read) => {
  expect(microphoneOf(streamExtraInfo(on))).toBe(read);
  expect(byteLength(streamExtraInfo(on))).toBeLessThanOrEqual(128);
});

test.each(['', '{', 'null', '7', '"mic"', '[]', '{}', '{"mic":"1"}', '{"mic":2}', '{"mic":true}'])(
  'another app’s %s is unknown',
  (extraInfo) => expect(microphoneOf(extraInfo)).toBe('unknown'),
);

test('no extra info of others throws', () => {
  const json = fc.json();
  fc.assert(
    fc.property(fc.oneof(fc.string(), json), (text) => {
      expect(['on', 'off', 'unknown']).toContain(microphoneOf(text));
    }),
  );
});
