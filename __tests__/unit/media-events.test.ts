import { mediaEventMethods, type MediaOwner } from '@/call/native/media-events';
import type { MediaEvent, MediaSdk, MediaSource } from '@/call/media/handles';

/** A native component that carries a stream, and all that comes of its events. */
function world(source: MediaSource = 'publisher', streamID = 's') {
  const told: [string, string, unknown][] = [];
  const events: MediaEvent[] = [];
  const tell = (name: string) => (id: string, event: { detail: unknown }) =>
    void told.push([name, id, event.detail]);
  const zg = {
    updatePlayerState: tell('state'),
    updatePlayerNetStatus: tell('net'),
    updateAudioVolumeNotify: tell('volume'),
  } as unknown as MediaSdk;
  const handle = { zg: zg as MediaSdk | null, streamID, begun: false } satisfies MediaOwner;
  const methods = mediaEventMethods(source, { emit: (event) => events.push(event) });
  const component = { handle, ...methods };
  const fire = (name: keyof typeof methods, detail: object) =>
    (component[name] as (event: unknown) => void)({ detail });
  const begins = () => told.filter(([name]) => name === 'state').map(([, , detail]) => detail);
  return { told, events, handle, fire, begins };
}

const flowing = { info: { netQualityLevel: 1, audioBitrate: 32 } };

test.each([
  ['publisher', 1002],
  ['player', 2004],
] as const)('sound of a %s that flows without %i is reported once', (source, code) => {
  const { fire, begins } = world(source);
  fire('onNetStatus', { info: { netQualityLevel: 1, audioBitrate: 0 } });
  expect(begins()).toEqual([]);
  fire('onNetStatus', flowing);
  fire('onNetStatus', flowing);
  expect(begins()).toEqual([{ code }]);
});

test('a muted stream without its code has bytes and no sound: it goes', () => {
  const { fire, begins, events } = world();
  fire('onNetStatus', { info: { netQualityLevel: 1, audioBitrate: 0, netSpeed: 2 } });
  expect(begins()).toEqual([{ code: 1002 }]);
  expect(events.at(-1)).toEqual({ type: 'flow', streamID: 's', audioBitrate: 0 });
});

test('the call hears of it too', () => {
  const { fire, events } = world('player');
  fire('onNetStatus', flowing);
  expect(events[0]).toEqual({ type: 'code', source: 'player', streamID: 's', code: 2004 });
});

test.each([
  ['publisher', 1002],
  ['player', 2004],
] as const)('a %s that said %i is not reported again', (source, code) => {
  const { fire, begins } = world(source);
  fire('onStateChange', { code });
  fire('onNetStatus', flowing);
  expect(begins()).toEqual([{ code }]);
});

test('the next stream of the same component is reported again', () => {
  const { fire, begins, handle } = world();
  fire('onNetStatus', flowing);
  handle.streamID = 't';
  handle.begun = false;
  fire('onNetStatus', flowing);
  expect(begins()).toHaveLength(2);
});

test('the SDK hears each event first and whole; the call reads what it leaves out', () => {
  const { fire, told, events } = world('player');
  fire('onStateChange', { code: 2004, message: 'm' });
  fire('onNetStatus', { info: { netQualityLevel: 3 } });
  fire('onVolume', { volume: 42 });
  expect(told).toEqual([
    ['state', 's', { code: 2004, message: 'm' }],
    ['net', 's', { info: { netQualityLevel: 3 } }],
    ['volume', 's', { volume: 42 }],
  ]);
  expect(events).toEqual([
    { type: 'code', source: 'player', streamID: 's', code: 2004 },
    { type: 'quality', streamID: 's', level: 3 },
    { type: 'flow', streamID: 's', audioBitrate: undefined },
    { type: 'sound', streamID: 's', level: 42 },
  ]);
});

test.each([
  [
    { errCode: 10002, errMsg: 'Not allowed', errno: 3 },
    { code: 10002, message: 'Not allowed', errno: 3 },
  ],
  [
    { errMsg: 'fail: can not insert LivePusher now' },
    { code: 0, errno: 0, message: 'fail: can not insert LivePusher now' },
  ],
  [
    { errMsg: 'can insert only one pusher', errno: 1107001 },
    { code: 0, errno: 1107001, message: 'can insert only one pusher' },
  ],
  [{}, { code: 0, errno: 0, message: '' }],
])('an error of the element, %j, is for the call alone', (detail, said) => {
  const { fire, told, events } = world();
  fire('onError', detail);
  expect(told).toEqual([]);
  expect(events).toEqual([
    { type: 'error', source: 'publisher', streamID: 's', of: 'element', ...said },
  ]);
});

test('an element that carries nothing is not heard; one without an SDK is heard by the call', () => {
  const idle = world('publisher', '');
  idle.fire('onStateChange', { code: 1002 });
  idle.fire('onNetStatus', flowing);
  idle.fire('onVolume', { volume: 1 });
  idle.fire('onError', { errCode: 10002 });
  expect([idle.told, idle.events]).toEqual([[], []]);

  const early = world();
  early.handle.zg = null;
  early.fire('onStateChange', { code: 1002 });
  early.fire('onNetStatus', flowing);
  expect(early.events.map(({ type }) => type)).toEqual(['code', 'quality', 'flow']);
});
