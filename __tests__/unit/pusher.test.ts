import { Pusher, type PusherData } from '@/call/native/zego-pusher/pusher';
import type { MediaSdk, PublishOption, PusherAttributes } from '@/call/media/handles';
import { Deferred } from '../support/fake-engine';

/** The SDK's side: hands out one pusher, whose starts the test settles. */
function world() {
  const data: PusherData = { url: '', enableMic: true };
  const log: string[] = [];
  const starts: { streamID: string; option?: PublishOption; end: Deferred }[] = [];
  const attributes: PusherAttributes[] = [];
  const sdkPusher = {
    start(streamID: string, option?: PublishOption) {
      const end = new Deferred();
      log.push(`start ${streamID}`);
      starts.push({ streamID, option, end });
      return end.promise;
    },
    stop: () => void log.push('stop'),
  };
  const sdk = {
    has: false,
    missing: false,
    getPusherInstance: () => (sdk.has ? sdkPusher : null),
    createPusher() {
      if (sdk.missing) return null;
      sdk.has = true;
      log.push('create');
      return sdkPusher;
    },
    setPusherAttributes: (config: PusherAttributes) => void attributes.push(config),
  };
  const context = {
    /** Whether a pause is answered. */
    answers: true,
    pause(option?: { complete?: (result: never) => void }) {
      log.push('pause');
      if (context.answers) option?.complete?.(undefined as never);
    },
    resume: () => void log.push('resume'),
  };
  const view = {
    setData(patch: Partial<PusherData>, done?: () => void) {
      if (patch.url !== undefined && patch.url !== data.url) log.push(`url "${patch.url}"`);
      Object.assign(data, patch);
      done?.();
    },
  };
  const pusher = new Pusher(view, () => context);
  const apply = (patch: PusherAttributes) => pusher.applyAttributes(patch, () => undefined);
  return {
    ...{ data, log, starts, attributes, sdk, context, pusher, apply },
    zg: sdk as unknown as MediaSdk,
  };
}

test('the camera is off at every start, whatever is asked for', async () => {
  const { pusher, zg, attributes, starts } = world();
  for (const streamID of ['one', 'two']) {
    const config = { enableCamera: true, enableMic: false };
    const started = pusher.startPush(zg, streamID, {}, config);
    starts.at(-1)?.end.resolve();
    await started;
  }
  void pusher.startPush(zg, 'three');
  expect(attributes).toEqual([
    { enableCamera: false, enableMic: false },
    { enableCamera: false, enableMic: false },
    { enableCamera: false },
  ]);
});

test('makes the SDK’s pusher once and uses it again', async () => {
  const { pusher, zg, log, starts } = world();
  const first = pusher.startPush(zg, 'one', { extraInfo: 'x' });
  starts[0]?.end.resolve();
  await first;
  pusher.stopPush();
  const second = pusher.startPush(zg, 'two');
  starts[1]?.end.resolve();
  await second;
  expect(log).toEqual(['create', 'start one', 'stop', 'start two']);
  expect(starts[0]?.option).toEqual({ extraInfo: 'x' });
});

test('a start under another id stops the first stream before it', () => {
  const { pusher, zg, log, starts } = world();
  pusher.startPush(zg, 'one').catch(() => undefined);
  pusher.startPush(zg, 'two').catch(() => undefined);
  expect(log).toEqual(['create', 'start one', 'stop', 'start two']);
  expect(starts).toHaveLength(2);
});

test('shows a url only for the stream that is wanted, and none once it is not', () => {
  const { pusher, zg, data, apply } = world();
  apply({ id: 'one', url: 'rtmp://early' });
  expect(data.url).toBe('');
  void pusher.startPush(zg, 'one');
  apply({ id: 'other', url: 'rtmp://other' });
  expect(data.url).toBe('');
  apply({ id: 'one', url: 'rtmp://one', enableMic: false });
  expect(data).toEqual({ url: 'rtmp://one', enableMic: false });
  apply({ id: 'one', url: 'rtmp://one', enableMic: true });
  expect(data.enableMic).toBe(true);
  pusher.stopPush();
  expect(data.url).toBe('');
  apply({ id: 'one', url: 'rtmp://one' });
  expect(data.url).toBe('');
});

test('stopping takes the element away before it asks the SDK, and twice does nothing', () => {
  const { pusher, zg, log, apply } = world();
  void pusher.startPush(zg, 'one');
  apply({ id: 'one', url: 'rtmp://one' });
  pusher.stopPush();
  pusher.stopPush();
  expect(log).toEqual(['create', 'start one', 'url "rtmp://one"', 'url ""', 'stop']);
});

test('stopped in the middle of a start: the start fails, nothing is shown', async () => {
  const { pusher, zg, data, starts, apply } = world();
  const started = pusher.startPush(zg, 'one');
  pusher.stopPush();
  apply({ id: 'one', url: 'rtmp://one' });
  starts[0]?.end.resolve();
  await expect(started).rejects.toMatchObject({ kind: 'publish-failed', detail: 'stopped' });
  expect(data.url).toBe('');
});

test('pitfall 9: the SDK’s error reaches the caller, and the element is gone', async () => {
  const { pusher, zg, data, log, starts, apply } = world();
  const started = pusher.startPush(zg, 'one');
  apply({ id: 'one', url: 'rtmp://one' });
  const error = { code: 1101002, message: 'not yet' };
  starts[0]?.end.reject(error);
  await expect(started).rejects.toBe(error);
  expect(data.url).toBe('');
  expect(log.at(-1)).toBe('stop');
});

test('a late error of an earlier stream does not stop the next one', async () => {
  const { pusher, zg, log, starts } = world();
  const first = pusher.startPush(zg, 'one');
  const second = pusher.startPush(zg, 'two');
  starts[0]?.end.reject(new Error('late'));
  await expect(first).rejects.toThrow('late');
  starts[1]?.end.resolve();
  await second;
  expect(log.at(-1)).toBe('start two');
  expect(pusher.streamID).toBe('two');
});

test('without a context the SDK makes no pusher: that is said', async () => {
  const { pusher, zg, sdk } = world();
  sdk.missing = true;
  await expect(pusher.startPush(zg, 'one')).rejects.toMatchObject({ kind: 'component-missing' });
});

test('a poke pauses and resumes, once, whether or not the pause is answered', () => {
  jest.useFakeTimers();
  const { pusher, zg, log, context } = world();
  void pusher.startPush(zg, 's');
  log.length = 0;
  pusher.poke('pause-resume');
  jest.runAllTimers();
  expect(log).toEqual(['pause', 'resume']);
  context.answers = false;
  pusher.poke('pause-resume');
  expect(log).toEqual(['pause', 'resume', 'pause']);
  jest.runAllTimers();
  expect(log).toEqual(['pause', 'resume', 'pause', 'resume']);
  jest.useRealTimers();
});

test('a poke of what is not published, or is stopped meanwhile, opens no microphone', () => {
  jest.useFakeTimers();
  const { pusher, zg, log, context } = world();
  pusher.poke('pause-resume');
  expect(log).toEqual([]);
  pusher.startPush(zg, 's').catch(() => undefined);
  pusher.poke('resume-mute');
  expect(log).not.toContain('pause');
  context.answers = false;
  pusher.poke('pause-resume');
  pusher.stopPush();
  jest.runAllTimers();
  expect(log).not.toContain('resume');
  jest.useRealTimers();
});
