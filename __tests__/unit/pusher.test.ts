import { Pusher, type PusherData } from '@/call/native/zego-pusher/pusher';
import type {
  MediaError,
  MediaSdk,
  PublishOption,
  PusherAttributes,
  SdkPusher,
  WechatFailure,
} from '@/call/media/handles';
import { Deferred } from '../support/fake-engine';

/** The SDK's side: hands out one pusher, whose starts the test settles. */
function world() {
  const data: PusherData = { url: '', enableMic: true };
  const log: string[] = [];
  const starts: { streamID: string; option?: PublishOption; end: Deferred }[] = [];
  const attributes: PusherAttributes[] = [];
  const sdkPusher: SdkPusher = {
    // The one it made, which ours takes the place of.
    context: { start: () => log.push('not ours'), stop: () => log.push('not ours') },
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
  interface Answers {
    success?: (result: never) => void;
    fail?: (refusal: never) => void;
  }
  const context = {
    /** Whether a pause is answered. */
    answers: true,
    /** The starts that were asked for, for the test to answer. */
    asked: [] as { accept(): void; refuse(why: WechatFailure): void }[],
    start({ success, fail }: Answers = {}) {
      log.push('start element');
      context.asked.push({
        accept: () => success?.(undefined as never),
        refuse: (why) => fail?.(why as never),
      });
    },
    stop: () => void log.push('stop element'),
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
  const errors: MediaError[] = [];
  const pusher = new Pusher(
    view,
    () => context,
    (error) => errors.push(error),
  );
  const apply = (patch: PusherAttributes) => pusher.applyAttributes(patch, () => undefined);
  return {
    ...{ data, log, errors, starts, attributes, sdk, sdkPusher, context, pusher, apply },
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

test.each(['one', 'two'])('a start of %s stops the first stream before it', (next) => {
  const { pusher, zg, log, starts } = world();
  pusher.startPush(zg, 'one').catch(() => undefined);
  pusher.startPush(zg, next).catch(() => undefined);
  expect(log).toEqual(['create', 'start one', 'stop', `start ${next}`]);
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

/** A stream whose url the SDK has, and whose element it asks to start. */
function started() {
  const it = world();
  void it.pusher.startPush(it.zg, 's').catch(() => undefined);
  it.apply({ id: 's', url: 'rtmp://s' });
  const taken = jest.fn();
  it.sdkPusher.context.start({ success: taken });
  const asked = () => it.log.filter((what) => what === 'start element').length;
  const answer = () => it.context.asked.at(-1)!;
  return { ...it, taken, asked, answer };
}

const ALREADY = { errMsg: 'operateXWebLivePusher:fail internal error', errno: 4 };

describe('the start of the element', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('is asked of WeChat by us, and never fails the SDK’s', () => {
    const { taken, asked, answer, data, log, errors } = started();
    expect(taken).toHaveBeenCalledTimes(1);
    expect(asked()).toBe(1);
    answer().refuse(ALREADY);
    expect(data.url).toBe('rtmp://s');
    expect(log).not.toContain('stop');
    expect(errors).toEqual([
      expect.objectContaining({ of: 'start', streamID: 's', errno: 4, message: ALREADY.errMsg }),
    ]);
  });

  test('refused: asked for again every second, until the sound flows', () => {
    const { pusher, asked, answer } = started();
    for (let tries = 1; tries < 4; tries += 1) {
      answer().refuse(ALREADY);
      jest.advanceTimersByTime(999);
      expect(asked()).toBe(tries);
      jest.advanceTimersByTime(1);
    }
    expect(asked()).toBe(4);
    answer().refuse(ALREADY);
    pusher.begun = true;
    jest.runAllTimers();
    expect(asked()).toBe(4);
  });

  test('accepted, or not answered at all: not asked for again', () => {
    const { asked, answer } = started();
    jest.advanceTimersByTime(60_000);
    expect(asked()).toBe(1);
    answer().accept();
    jest.advanceTimersByTime(60_000);
    expect(asked()).toBe(1);
  });

  test('that is answered after the stop, or twice, does nothing', () => {
    const { pusher, asked, answer, data, errors } = started();
    pusher.stopPush();
    answer().accept();
    answer().refuse(ALREADY);
    jest.runAllTimers();
    expect([asked(), data.url, errors]).toEqual([1, '', []]);
  });

  test('that waited for the next element and comes true with it is not taken for its start', () => {
    const { pusher, zg, apply, sdkPusher, context, errors, asked } = started();
    pusher.stopPush();
    void pusher.startPush(zg, 't').catch(() => undefined);
    apply({ id: 't', url: 'rtmp://t' });
    sdkPusher.context.start();
    context.asked[0]?.accept();
    context.asked[1]?.refuse(ALREADY);
    expect(errors.map(({ streamID }) => streamID)).toEqual(['t']);
    pusher.begun = true;
    jest.runAllTimers();
    expect(asked()).toBe(2);
  });

  test('that the SDK asks for when nothing is wanted any more starts nothing', () => {
    const { pusher, sdkPusher, asked } = started();
    pusher.stopPush();
    sdkPusher.context.start();
    expect(asked()).toBe(1);
  });
});

describe('the stop of the element', () => {
  test('without one is not asked for: it would lie in wait for the next', () => {
    const { pusher, sdkPusher, log } = started();
    sdkPusher.stop = () => sdkPusher.context.stop();
    pusher.stopPush();
    expect(log).not.toContain('stop element');
  });

  test.each([
    ['WeChat answered', ({ answer }: ReturnType<typeof started>) => answer().accept()],
    ['it refused', ({ answer }: ReturnType<typeof started>) => answer().refuse(ALREADY)],
    ['sound flows', ({ pusher }: ReturnType<typeof started>) => (pusher.begun = true)],
  ])('that is there, as %s, is asked for once, before it is taken away', (_, there) => {
    const it = started();
    it.sdkPusher.stop = () => it.sdkPusher.context.stop();
    there(it);
    it.pusher.stopPush();
    const end = it.log.filter((what) => what === 'stop element' || what === 'url ""');
    expect(end).toEqual(['stop element', 'url ""']);
  });

  test('by the SDK itself, at a disconnection, is not done again by ours', () => {
    const { pusher, sdkPusher, answer, apply, log } = started();
    pusher.begun = true;
    answer().accept();
    sdkPusher.context.stop();
    apply({ enableMic: true });
    pusher.stopPush();
    expect(log.filter((what) => what === 'stop element')).toHaveLength(1);
  });
});

test('a workaround of an element that is not there yet is not asked for: it would lie in wait', () => {
  const { pusher, log } = started();
  pusher.applyWorkaround('pause-resume');
  expect(log).not.toContain('pause');
});

test('a workaround pauses and resumes, once, whether or not the pause is answered', () => {
  jest.useFakeTimers();
  const { pusher, zg, log, context } = world();
  void pusher.startPush(zg, 's');
  pusher.begun = true;
  log.length = 0;
  pusher.applyWorkaround('pause-resume');
  jest.runAllTimers();
  expect(log).toEqual(['pause', 'resume']);
  context.answers = false;
  pusher.applyWorkaround('pause-resume');
  expect(log).toEqual(['pause', 'resume', 'pause']);
  jest.runAllTimers();
  expect(log).toEqual(['pause', 'resume', 'pause', 'resume']);
  jest.useRealTimers();
});

test('a workaround of what is not published, or is stopped meanwhile, opens no microphone', () => {
  jest.useFakeTimers();
  const { pusher, zg, log, context } = world();
  pusher.applyWorkaround('pause-resume');
  expect(log).toEqual([]);
  pusher.startPush(zg, 's').catch(() => undefined);
  pusher.begun = true;
  pusher.applyWorkaround('resume-mute');
  expect(log).not.toContain('pause');
  context.answers = false;
  pusher.applyWorkaround('pause-resume');
  pusher.stopPush();
  jest.runAllTimers();
  expect(log).not.toContain('resume');
  jest.useRealTimers();
});
