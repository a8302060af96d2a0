import {
  forgetCall,
  isJustBrokenOff,
  noteCall,
  unfinishedCall,
} from '@/call/memory/unfinished-call';
import { platform } from '../support/taro';

jest.mock('@tarojs/taro');

const HOUR = 3_600_000;

beforeEach(() => platform.stored.clear());

test('is remembered for two hours', () => {
  noteCall('room-1', 1000);
  expect(unfinishedCall(1000 + 2 * HOUR - 1)).toEqual({ roomID: 'room-1', at: 1000 });
  expect(unfinishedCall(1000 + 2 * HOUR)).toBeNull();
});

test('has broken off just now for two minutes', () => {
  const call = { roomID: 'room-1', at: 1000 };
  expect(isJustBrokenOff(call, 1000 + 120_000 - 1)).toBe(true);
  expect(isJustBrokenOff(call, 1000 + 120_000)).toBe(false);
});

test('is forgotten when it is told', () => {
  noteCall('room-1', 1000);
  forgetCall();
  expect(unfinishedCall(1000)).toBeNull();
});

test.each(['', '{', '[]', '{"roomID":1,"at":1}', '{"roomID":"no good","at":1}', '{"roomID":"a"}'])(
  'what is stored as %j is none',
  (text) => {
    platform.stored.set('unfinished-call', text);
    expect(unfinishedCall(1)).toBeNull();
  },
);
