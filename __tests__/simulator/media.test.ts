import path from 'node:path';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';
import type { PhoneWishes } from '../../tools/simulator/options';
import { SIMULATED_PROBLEM, expectTrouble } from '../support/browser/troubles';

expectTrouble('One puts up two pushers.', SIMULATED_PROBLEM);

const DIST = path.join(__dirname, 'fixtures/media');

type Part = Record<string, (argument?: unknown) => Promise<string>>;

/** Calls a method of a component on the page, as the page's own code would. */
function call(phone: PhoneDriver, id: string, method: string, argument?: unknown): Promise<string> {
  return phone.browserPage.evaluate(
    ([selector, name, value]) => {
      const page = window.phone?.pages.top?.caller as unknown as {
        selectComponent(selector: string): Part;
      };
      return page.selectComponent(selector)[name]?.(value) ?? Promise.resolve('');
    },
    [`#${id}`, method, argument] as const,
  );
}

describe('live-pusher and live-player', () => {
  let sim: Simulator;
  let phone: PhoneDriver;

  beforeAll(async () => {
    sim = await openSimulator({ dist: DIST });
  });
  afterAll(() => sim.close());
  afterEach(() => phone.close());

  const open = async (wishes: PhoneWishes = {}) => {
    phone = await sim.phone({
      microphone: 'granted',
      ...wishes,
      media: { volume: 0, retry: 30, ...wishes.media },
    });
    await phone.open('pages/call/call');
  };

  it('push and play, and say whether the microphone is live', async () => {
    await open();
    expect(await phone.microphoneLive()).toBe(false);
    expect(await call(phone, 'pusher', 'start')).toBe('operateXWebLivePusher:ok');
    await phone.waitFor('#codes', 'push:1001 push:1002');
    expect(await phone.microphoneLive()).toBe(true);
    expect(await phone.pusher()).toMatchObject({
      state: 'running',
      microphone: true,
      camera: false,
    });

    expect(await call(phone, 'player', 'play')).toBe('operateXWebLivePlayer:ok');
    await phone.waitFor('#codes', 'play:2001 play:2002 play:2004');
    expect(await phone.players()).toMatchObject([
      { streamID: 'theirs', state: 'running', soundMode: 'speaker', muted: false },
    ]);

    await call(phone, 'pusher', 'setData', { mic: false });
    expect(await phone.microphoneLive()).toBe(false);
    await call(phone, 'pusher', 'setData', { mic: true });
    await call(phone, 'pusher', 'stop');
    expect(await phone.pusher()).toBeNull();
    expect(await phone.microphoneLive()).toBe(false);
    expect((await phone.mediaHistory()).map(({ microphone }) => microphone)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect((await phone.mediaHistory()).some(({ camera }) => camera)).toBe(false);
    expect(await phone.errors()).toEqual([]);
  });

  it('wait for a native element that appears late', async () => {
    await open({ media: { nativeDelay: 200 } });
    const start = Date.now();
    expect(await call(phone, 'player', 'play')).toBe('operateXWebLivePlayer:ok');
    expect(Date.now() - start).toBeGreaterThanOrEqual(190);
  });

  it('refuse a context whose element is not rendered', async () => {
    await open();
    expect(await call(phone, 'player', 'call', 'play')).toMatch(/^operateXWebLivePlayer:fail/);
  });

  it('send netstatus and volume', async () => {
    await open({ media: { netstatus: 40, volume: 30 } });
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', 'net:1');
    await phone.waitFor('#codes', 'volume:50');
  });

  it('try three times to come back, then give up', async () => {
    await open();
    await call(phone, 'pusher', 'start');
    await call(phone, 'player', 'play');
    await phone.waitFor('#codes', '2004');
    await phone.goOffline();
    await phone.waitFor('#codes', 'push:-1307');
    await phone.waitFor('#codes', 'play:-2301');
    const codes = await phone.text('#codes');
    expect(codes.match(/push:1102/g)).toHaveLength(3);
    expect(codes.match(/play:2103/g)).toHaveLength(3);
    expect(await phone.microphoneLive()).toBe(false);
  });

  it('come back when the network does', async () => {
    await open({ media: { retry: 200 } });
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', '1002');
    await phone.goOffline();
    await phone.waitFor('#codes', '1102');
    await phone.goOnline();
    await phone.waitFor('#codes', /1102.*push:1001 push:1002/);
    expect(await phone.microphoneLive()).toBe(true);
  });

  it('fail as told, and take any event', async () => {
    await open();
    await phone.failNextPush({ code: -1302 });
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', 'push:-1302');
    expect(await phone.microphoneLive()).toBe(false);
    await call(phone, 'player', 'play');
    await phone.waitFor('#codes', '2004');
    await phone.emitPlayer('theirs', 'statechange', { code: 2105 });
    await phone.waitFor('#codes', 'play:2105');
    await phone.emitPusher('statechange', { code: 1101 });
    await phone.waitFor('#codes', 'push:1101');
  });

  it('ask for the microphone, and refuse without it', async () => {
    await open({ microphone: 'undecided', language: 'en' });
    // The call waits for an insertion, and there is none.
    void call(phone, 'pusher', 'start').catch(() => undefined);
    await phone.tapDialog('Refuse');
    await phone.waitFor('#codes', 'error:10002');
    expect(await phone.text('#codes')).toBe('error:10002');
    expect((await phone.pusher())?.inserted).toBe(false);
    expect(await phone.microphoneLive()).toBe(false);
  });

  it('report a system that forbids recording', async () => {
    await open({ systemMicrophone: false });
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', 'push:-1302');
  });

  it('are muted and refused in the background, and by a call', async () => {
    await open();
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', '1002');
    await phone.hide();
    expect(await phone.microphoneLive()).toBe(false);
    expect(await call(phone, 'pusher', 'call', 'stop')).toContain('jsapi has no permission');
    await phone.show();
    expect(await phone.microphoneLive()).toBe(true);
    await phone.interruptAudio(true);
    await phone.waitFor('#codes', 'push:5001');
    expect(await phone.microphoneLive()).toBe(false);
    await phone.interruptAudio(false);
    expect(await phone.microphoneLive()).toBe(false);
  });

  it('allow one pusher on a page', async () => {
    await open({ camera: 'granted' });
    await call(phone, 'pusher', 'start');
    await phone.browserPage.evaluate(() => {
      const page = window.phone?.pages.top?.caller as unknown as { setData(data: object): void };
      page.setData({ second: true });
    });
    const errors = await phone.until(
      () => phone.errors(),
      ({ length }) => length > 0,
    );
    expect(errors).toEqual([
      { kind: 'view', message: 'there must be only one <live-pusher> on a page' },
    ]);
  });

  it('end with their page', async () => {
    await open();
    await call(phone, 'pusher', 'start');
    await phone.waitFor('#codes', '1002');
    await phone.reLaunch('pages/other/other');
    // The native side hears of it a task or two later.
    await phone.until(
      () => phone.microphoneLive(),
      (live) => !live,
    );
    expect(await phone.players()).toEqual([]);
  });
});
