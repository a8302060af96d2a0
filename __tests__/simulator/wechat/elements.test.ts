import { completeOptions } from '../../../tools/simulator/options';
import { expectTrouble, SIMULATED_PROBLEM } from '../../support/browser/troubles';
import { useStage } from '../../support/wechat-stage';

const open = useStage();

const error = (detail: object) => `pusher error ${JSON.stringify(detail)}`;
const NOT_ALLOWED = 'Not allowed to use microphone.';

describe('the microphone', () => {
  it('line 17: comes in closed where enable-mic is set, and is opened by an update', async () => {
    const stage = await open({ profile: 'android', media: { nativeDelay: 100 } });
    await stage.set({ pusher: true, autopush: true }, 120);
    expect((await stage.phone.pusher())?.state).not.toBe('idle');
    expect(await stage.phone.microphoneLive()).toBe(false);
    await stage.phone.advance(200);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 17: is open from the first moment where it isn’t', async () => {
    const stage = await open({ profile: 'android', media: { nativeDelay: 100 } });
    await stage.set({ second: true }, 50);
    await stage.push('start', 150);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 18: starting it takes the route of the last player’s sound-mode', async () => {
    const stage = await open();
    expect(await stage.phone.audioRoute()).toBe('speaker');
    await stage.set({ pusher: true, mic: false });
    await stage.players({ id: 'a', soundMode: 'ear' });
    await stage.phone.browserPage.evaluate(() => {
      window.phone!.media.route = 'speaker';
    });
    await stage.set({ mic: true });
    expect(await stage.phone.audioRoute()).toBe('ear');
  });

  it('line 66: asks for it before the insertion, and start() waits for that', async () => {
    const stage = await open({ microphone: 'undecided', camera: 'undecided' });
    await stage.set({ pusher: true });
    await stage.push('start');
    expect(await stage.phone.dialog()).toMatch(/microphone/);
    expect(await stage.phone.dialog()).not.toMatch(/camera/);
    expect(await stage.log()).toEqual([]);
    expect((await stage.phone.pusher())?.inserted).toBe(false);
    await stage.phone.tapDialog('Allow');
    await stage.phone.advance(400);
    expect(await stage.log('start:')).toEqual(['start: operateXWebLivePusher:ok']);
  });

  it('line 66: looks at muted and the camera, not at enable-mic, and at each change of them', async () => {
    const stage = await open({ microphone: 'undecided', camera: 'undecided' });
    await stage.set({ pusher: true, muted: true, mic: false });
    expect(await stage.phone.dialog()).toBe('');
    expect((await stage.phone.pusher())?.inserted).toBe(true);
    await stage.set({ muted: false });
    expect(await stage.phone.dialog()).toMatch(/microphone/);
    await stage.phone.tapDialog('Allow');
    await stage.set({ camera: true });
    expect(await stage.phone.dialog()).toMatch(/camera/);
    await stage.phone.tapDialog('Allow');
    await stage.phone.setMicrophone('refused');
    // The page remembers what was granted.
    await stage.set({ muted: true });
    await stage.set({ muted: false });
    expect(await stage.log('pusher error')).toEqual([]);
    await stage.players({ id: 'a' });
    expect(await stage.phone.dialog()).toBe('');
  });

  it('line 67: refused by Android itself, it pushes without a sound and without an error', async () => {
    const stage = await open({
      profile: 'android',
      systemMicrophone: false,
      media: { netstatus: 100, volume: 100 },
    });
    await stage.set({ pusher: true });
    await stage.push('start', 250);
    const told = await stage.log('pusher');
    expect(told).toEqual(
      expect.arrayContaining(['pusher statechange 1002', 'pusher audiovolumenotify {"volume":0}']),
    );
    expect(told.some((line) => /error|-13/.test(line))).toBe(false);
    expect(told.find((line) => line.includes('netstatus'))).toContain('"audioBitrate":0');
    expect(await stage.phone.microphoneLive()).toBe(false);
  });

  it('line 68: not declared in the privacy guide, it is a refused permission', async () => {
    const stage = await open({ privacy: 'undeclared' });
    await stage.set({ pusher: true });
    expect(await stage.log()).toEqual([error({ errMsg: NOT_ALLOWED, errCode: 10002, errno: 112 })]);
  });

  it.each([
    ['3.4.2', 'in one'],
    ['3.4.1', 'one after the other'],
  ])('line 68: base library %s asks for privacy and microphone %s', async (SDKVersion, how) => {
    const stage = await open({ privacy: 'needed', microphone: 'undecided', SDKVersion });
    await stage.set({ pusher: true });
    if (how === 'in one') expect(await stage.phone.dialog()).toMatch(/microphone[^]*privacy guide/);
    else {
      expect(await stage.phone.dialog()).not.toMatch(/microphone/);
      await stage.phone.tapDialog('Agree');
      await stage.phone.advance(50);
    }
    await stage.phone.tapDialog('Allow');
    await stage.phone.advance(400);
    expect((await stage.phone.pusher())?.inserted).toBe(true);
  });
});

describe('an insertion', () => {
  it('line 24: that fails natively is an error without an errCode', async () => {
    const stage = await open();
    await stage.phone.failNextInsertion({ errMsg: 'wx assistant is enabled.', errno: 600 });
    await stage.set({ pusher: true });
    expect(await stage.log()).toEqual([error({ errMsg: 'wx assistant is enabled.', errno: 600 })]);
    expect((await stage.phone.pusher())?.inserted).toBe(false);
  });

  it('line 25: without leave for the microphone is 10002, for the camera 10001', async () => {
    const stage = await open({ microphone: 'refused', camera: 'refused' });
    await stage.set({ pusher: true });
    await stage.set({ pusher: false });
    await stage.set({ pusher: true, camera: true, muted: true });
    expect(await stage.log()).toEqual([
      error({ errMsg: NOT_ALLOWED, errCode: 10002, errno: 103 }),
      error({ errMsg: 'Not allowed to use camera.', errCode: 10001, errno: 103 }),
    ]);
    expect((await stage.phone.pusher())?.inserted).toBe(false);
  });

  it('line 26: of a second pusher is refused', async () => {
    expectTrouble('the simulator writes it down', SIMULATED_PROBLEM);
    const stage = await open();
    await stage.set({ pusher: true });
    await stage.set({ second: true });
    expect(await stage.log()).toEqual([
      error({ errMsg: 'can insert only one pusher', errno: 1107001 }),
    ]);
  });

  it('line 27: beside another audio user is refused, with a toast', async () => {
    const stage = await open({ profile: 'android' });
    await stage.phone.setAudioConflict(true);
    await stage.set({ pusher: true });
    expect(await stage.log()).toEqual([error({ errMsg: 'can not insert LivePusher now' })]);
    expect(await stage.phone.dialog()).toMatch(/in use/);
    await stage.phone.setAudioConflict(false);
    await stage.phone.interruptAudio(true);
    await stage.set({ pusher: false });
    await stage.set({ pusher: true });
    expect(await stage.log('pusher')).toHaveLength(1);
  });

  it('line 27: comes in muted where that is wished', async () => {
    const stage = await open({ profile: 'android' });
    await stage.phone.setAudioConflict(true);
    await stage.set({ pusher: true, autopush: true, muteOnAudioConflict: true });
    expect(await stage.log('pusher error')).toEqual([]);
    expect((await stage.phone.pusher())?.state).toBe('running');
  });

  it('line 29: of a player is an error with the API’s name', async () => {
    const stage = await open();
    await stage.phone.failNextInsertion({ errMsg: 'internal error' });
    await stage.players({ id: 'a' });
    expect(await stage.log()).toEqual([
      'a error {"errMsg":"insertXWebLivePlayer:fail internal error"}',
    ]);
  });
});

describe('an event', () => {
  it('line 31: from before the insertion’s answer comes after it', async () => {
    const stage = await open({ profile: 'android', media: { nativeDelay: 300 } });
    await stage.set({ pusher: true, autopush: true }, 200);
    expect((await stage.phone.pusher())?.state).toBe('running');
    expect(await stage.log()).toEqual([]);
    await stage.phone.advance(200);
    expect(await stage.log()).toEqual(['pusher statechange 1001', 'pusher statechange 1002']);
  });

  it('line 32: with the SDK’s version is kept from the page', async () => {
    const stage = await open();
    await stage.set({ pusher: true });
    await stage.phone.emitPusher('statechange', { code: -9999999 });
    await stage.phone.emitPusher('statechange', { code: 1101 });
    expect(await stage.log()).toEqual(['pusher statechange 1101']);
  });

  it.each([
    ['2.30.3', false],
    ['3.8.10', true],
  ])('line 33: netstatus in base library %s has a quality: %s', async (SDKVersion, has) => {
    const stage = await open({ SDKVersion, media: { netstatus: 100 } });
    await stage.set({ pusher: true });
    await stage.push('start');
    const [line = ''] = await stage.log('pusher netstatus');
    expect(line).toContain('audioBitrate');
    expect(line.includes('netQualityLevel')).toBe(has);
  });

  it('line 34: of the volume comes every 300 ms', async () => {
    const stage = await open({ media: { volume: completeOptions().media.volume } });
    await stage.set({ pusher: true });
    await stage.push('start');
    await stage.log();
    await stage.phone.advance(3000);
    expect(await stage.log('pusher audiovolumenotify')).toHaveLength(10);
  });
});

describe('the screen', () => {
  const keep = (on: boolean) =>
    `void window.phone.wx.setKeepScreenOn({ keepScreenOn: ${String(on)} })`;

  it('line 19: is kept on by what plays, and let go by what stops', async () => {
    const stage = await open();
    const kept = () => stage.phone.isScreenKeptOn();
    await stage.players({ id: 'a' });
    expect(await kept()).toBe(true);
    for (const [off, on] of [
      ['pause', 'resume'],
      ['stop', 'play'],
    ] as const) {
      await stage.play('a', off);
      expect(await kept()).toBe(false);
      await stage.play('a', on);
      expect(await kept()).toBe(true);
    }
    await stage.set({ pusher: true });
    await stage.push('start');
    await stage.push('stop');
    await stage.set({ pusher: false });
    expect(await kept()).toBe(true);
  });

  it('line 20: is let go for all when one player goes, until it is set again', async () => {
    const stage = await open();
    await stage.players({ id: 'a' }, { id: 'b' });
    await stage.phone.browserPage.evaluate(keep(true));
    await stage.players({ id: 'b' });
    expect(await stage.phone.isScreenKeptOn()).toBe(false);
    await stage.phone.browserPage.evaluate(keep(true));
    await stage.phone.advance(100);
    expect(await stage.phone.isScreenKeptOn()).toBe(true);
    await stage.phone.reLaunch('pages/other/other');
    await stage.phone.advance(100);
    expect(await stage.phone.isScreenKeptOn()).toBe(false);
  });

  it('line 21: is let go when the mini-program is left', async () => {
    const stage = await open();
    await stage.phone.browserPage.evaluate(keep(true));
    await stage.phone.advance(50);
    expect(await stage.phone.isScreenKeptOn()).toBe(true);
    await stage.phone.hide();
    await stage.phone.show();
    expect(await stage.phone.isScreenKeptOn()).toBe(false);
  });
});
