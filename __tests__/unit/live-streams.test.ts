import { LiveStreams } from '@/call/sdk/web/live-streams';

test('a stream is live for some seconds after bytes were seen, and not before', () => {
  let now = 0;
  const live = new LiveStreams(() => now);
  expect(live.isLive('s')).toBe(false);
  live.follow('s', true);
  now = 3900;
  expect(live.isLive('s')).toBe(true);
  live.follow('s', true);
  now = 7800;
  expect(live.isLive('s')).toBe(true);
  now = 7900;
  expect(live.isLive('s')).toBe(false);
});

test('a stream that ended is not live', () => {
  const live = new LiveStreams(() => 0);
  live.follow('s', true);
  live.follow('s', false);
  expect(live.isLive('s')).toBe(false);
  expect(live.isLive('other')).toBe(false);
});
