import { onInterruption } from '@/call/platform/surroundings/interruption';
import { onHide, onShow } from '@/call/platform/surroundings/lifecycle';
import { isOnline, onNetworkChange } from '@/call/platform/surroundings/network';
import { requestMicrophone } from '@/call/platform/permission/permission';
import { queryText } from '@/call/platform/query';
import { setKeepScreenOn } from '@/call/platform/surroundings/screen';
import { openMicrophoneSettings, openSystemSettings } from '@/call/platform/permission/settings';
import { settled } from '../support/fake-clock';
import { Deferred } from '../support/fake-engine';
import { answers, event, giveWx, refuses, silent } from '../support/wx';

const record = (value: boolean | undefined) =>
  answers({ authSetting: value === undefined ? {} : { 'scope.record': value } });
const system = (microphoneAuthorized: string) => () => ({ microphoneAuthorized });

const ask = () => requestMicrophone(() => Promise.resolve());

describe('requestMicrophone', () => {
  const fine = {
    requirePrivacyAuthorize: answers(),
    getAppAuthorizeSetting: system('authorized'),
    getSetting: record(undefined),
    authorize: answers(),
  };

  test.each([
    ['granted', 'everything is allowed', {}],
    ['granted', 'the person allowed it before', { getSetting: record(true), authorize: refuses() }],
    ['privacy-refused', 'the privacy guide is refused', { requirePrivacyAuthorize: refuses(104) }],
    ['undeclared', 'the guide lacks the microphone', { requirePrivacyAuthorize: refuses(112) }],
    ['undeclared', 'authorize finds the guide lacking', { authorize: refuses(112) }],
    ['privacy-refused', 'authorize finds the guide refused', { authorize: refuses(104) }],
    ['refused-by-system', 'the system denies it', { getAppAuthorizeSetting: system('denied') }],
    ['refused', 'the person refused it before', { getSetting: record(false) }],
    ['refused', 'the person refuses it now', { authorize: refuses() }],
    ['granted', 'the settings can’t be read', { getSetting: refuses() }],
    ['granted', 'the base library has no privacy API', { requirePrivacyAuthorize: undefined }],
    ['granted', 'the system’s answer can’t be read', { getAppAuthorizeSetting: undefined }],
  ])('%s when %s', async (answer, _when, change) => {
    giveWx({ ...fine, ...change });
    expect(await ask()).toBe(answer);
  });

  test('the system’s refusal that shows only after asking is told apart', async () => {
    const asked = jest
      .fn()
      .mockReturnValueOnce({ microphoneAuthorized: 'not determined' })
      .mockReturnValue({ microphoneAuthorized: 'denied' });
    giveWx({ ...fine, getAppAuthorizeSetting: asked, authorize: refuses() });
    expect(await ask()).toBe('refused-by-system');
  });

  test('privacy is asked before the microphone, and nothing after a refusal', async () => {
    const order: string[] = [];
    const named = (name: string, call: (o: object) => void) => (o: object) => {
      order.push(name);
      call(o);
    };
    giveWx({
      ...fine,
      requirePrivacyAuthorize: named('privacy', fine.requirePrivacyAuthorize),
      getSetting: named('setting', fine.getSetting),
      authorize: named('authorize', fine.authorize),
    });
    await ask();
    expect(order).toEqual(['setting', 'privacy', 'authorize']);
    order.length = 0;
    giveWx({
      ...fine,
      requirePrivacyAuthorize: refuses(),
      getAppAuthorizeSetting: named('system', () => undefined),
      authorize: named('authorize', answers()),
    });
    await ask();
    expect(order).toEqual([]);
  });

  test.each([
    ['a question waits for the page that it is about', undefined, false],
    ['what was answered before waits for nothing', true, true],
  ])('%s', async (_what, before, answered) => {
    const asked = jest.fn(answers());
    giveWx({ ...fine, getSetting: record(before), requirePrivacyAuthorize: asked });
    const page = new Deferred();
    const answer = requestMicrophone(() => page.promise);
    await settled();
    expect(asked).toHaveBeenCalledTimes(answered ? 1 : 0);
    page.resolve();
    expect(await answer).toBe('granted');
  });

  test('settings that never answer do not hang it', async () => {
    jest.useFakeTimers();
    giveWx({ ...fine, getSetting: silent() });
    const answer = ask();
    await jest.advanceTimersByTimeAsync(3000);
    expect(await answer).toBe('granted');
    jest.useRealTimers();
  });

  test('a base library with nothing at all says no instead of throwing', async () => {
    giveWx({});
    expect(await ask()).toBe('refused');
  });
});

describe('network', () => {
  test.each([
    ['wifi', true],
    ['none', false],
    ['unknown', true],
  ])('on %s isOnline is %s', async (networkType, online) => {
    giveWx({ getNetworkType: answers({ networkType }) });
    expect(await isOnline()).toBe(online);
  });

  test('silence and failure count as online', async () => {
    giveWx({ getNetworkType: refuses() });
    expect(await isOnline()).toBe(true);
    jest.useFakeTimers();
    giveWx({ getNetworkType: silent() });
    const answer = isOnline();
    await jest.advanceTimersByTimeAsync(2000);
    expect(await answer).toBe(true);
    jest.useRealTimers();
  });

  test('tells of changes until disposed of', () => {
    const { on, off, tell, count } = event();
    giveWx({ onNetworkStatusChange: on, offNetworkStatusChange: off });
    const heard: boolean[] = [];
    const stop = onNetworkChange((online) => heard.push(online));
    tell({ isConnected: false });
    tell({ isConnected: true });
    stop();
    stop();
    tell({ isConnected: false });
    expect(heard).toEqual([false, true]);
    expect(count()).toBe(0);
  });
});

test('the app’s coming and going is heard until disposed of', () => {
  const show = event();
  const hide = event();
  giveWx({ onAppShow: show.on, offAppShow: show.off, onAppHide: hide.on, offAppHide: hide.off });
  const heard: string[] = [];
  const stops = [onShow(() => heard.push('show')), onHide(() => heard.push('hide'))];
  hide.tell();
  show.tell();
  stops.forEach((stop) => stop());
  expect(heard).toEqual(['hide', 'show']);
  expect(show.count() + hide.count()).toBe(0);
});

test('interruptions are heard, both ends, until disposed of', () => {
  const begin = event();
  const end = event();
  giveWx({
    onAudioInterruptionBegin: begin.on,
    offAudioInterruptionBegin: begin.off,
    onAudioInterruptionEnd: end.on,
    offAudioInterruptionEnd: end.off,
  });
  const heard: boolean[] = [];
  const stop = onInterruption((begun) => heard.push(begun));
  begin.tell();
  end.tell();
  stop();
  expect(heard).toEqual([true, false]);
  expect(begin.count() + end.count()).toBe(0);
});

test('a base library without an event is no error', () => {
  giveWx({});
  for (const listen of [onNetworkChange, onShow, onHide, onInterruption]) {
    expect(() => listen(() => undefined)()).not.toThrow();
  }
  expect(() => setKeepScreenOn(true)).not.toThrow();
});

test('the settings tell whether the microphone is granted afterwards', async () => {
  giveWx({ openSetting: record(true) });
  expect(await openMicrophoneSettings()).toBe(true);
  giveWx({ openSetting: record(false) });
  expect(await openMicrophoneSettings()).toBe(false);
  giveWx({ openSetting: refuses() });
  expect(await openMicrophoneSettings()).toBe(false);
});

test('the system’s settings tell whether they were opened', async () => {
  giveWx({ openAppAuthorizeSetting: answers() });
  expect(await openSystemSettings()).toBe(true);
  giveWx({});
  expect(await openSystemSettings()).toBe(false);
});

test.each([
  [undefined, ''],
  ['room-1', 'room-1'],
  ['a%26b', 'a&b'],
  ['%E5%B0%8F%E6%98%8E', '小明'],
  ['100%', '100%'],
])('the query %j reads %j', (written, text) => {
  expect(queryText(written)).toBe(text);
});

describe('what is read once', () => {
  const load = () => {
    jest.resetModules();
    return {
      device: jest.requireActual<typeof import('@/call/platform/device/device.weapp')>(
        '@/call/platform/device/device.weapp',
      ),
      language: jest.requireActual<typeof import('@/call/platform/device/language.weapp')>(
        '@/call/platform/device/language.weapp',
      ),
    };
  };
  const app = { SDKVersion: '3.5.8', language: 'en', fontSizeSetting: 20 };

  test('comes from the narrow calls', () => {
    giveWx({
      getAppBaseInfo: () => app,
      getDeviceInfo: () => ({ platform: 'devtools', system: 'iOS 14.1' }),
    });
    const { device, language } = load();
    expect(language.systemLanguage()).toBe('en');
    expect(device.device()).toEqual({
      platform: 'devtools',
      systemVersion: 14,
      baseLibrary: '3.5.8',
      isDevtools: true,
      textScale: 1.25,
    });
  });

  test('comes from the old call where there is no other', () => {
    giveWx({ getSystemInfoSync: () => ({ ...app, platform: 'ios' }) });
    const { device, language } = load();
    expect(language.systemLanguage()).toBe('en');
    expect(device.device()).toMatchObject({ platform: 'ios', isDevtools: false });
  });

  test('has defaults where there is none', () => {
    giveWx({});
    const { device, language } = load();
    expect(language.systemLanguage()).toBe('zh_CN');
    expect(device.device()).toMatchObject({ baseLibrary: '', textScale: 1 });
  });
});
