import fc from 'fast-check';
import { makeStreamID } from '@/call/session/streams/stream-id';
import {
  byteLength,
  limits,
  roomIDFault,
  streamIDFault,
  userIDFault,
  userNameFault,
} from '@/call/validation/ids';

const checks = { roomID: roomIDFault, userID: userIDFault, userName: userNameFault };

describe.each(Object.entries({ ...checks, streamID: streamIDFault }))('%s', (name, fault) => {
  const limit = limits[name as keyof typeof limits];

  test('may be as long as its limit, and not a byte longer', () => {
    expect(fault('a'.repeat(limit))).toBeNull();
    expect(fault('a'.repeat(limit + 1))).toBe('too-long');
  });

  test('may not be empty', () => expect(fault('')).toBe('empty'));
});

test('a Chinese character counts as three bytes', () => {
  expect(userNameFault('通'.repeat(85))).toBeNull();
  expect(userNameFault('通'.repeat(86))).toBe('too-long');
});

test('counts bytes as Node does, for every text that has an encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text));
    }),
  );
});

test.each([
  ['a room with a space', roomIDFault, 'my room'],
  ['a room in Chinese', roomIDFault, '房间'],
  ['a room that breaks a URL', roomIDFault, '50%'],
  ['a user with a backslash', userIDFault, 'a\\b'],
  ['a stream with a dot', streamIDFault, 'a.b'],
  ['a name with a control character', userNameFault, 'Ann\u0007'],
])('refuses %s', (_what, fault, text) => expect(fault(text)).toBe('characters'));

test('a name of blanks is no name', () => expect(userNameFault('  ')).toBe('empty'));

test('every stream that is made has an id that the cloud accepts', () => {
  const text = fc.string({ unit: 'binary' });
  const random = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(text, text, fc.nat(), random, (roomID, userID, now, number) => {
      expect(streamIDFault(makeStreamID(roomID, userID, now, () => number))).toBeNull();
    }),
  );
});
