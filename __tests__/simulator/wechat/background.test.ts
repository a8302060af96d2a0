import type { PauseType } from '../../../tools/simulator/media/native-live';
import { useStage, type Stage } from '../../support/wechat-stage';

const open = useStage();

const WAYS: PauseType[] = ['back', 'close', 'other-mini-program', 'home', 'recents', 'hang'];

/** Alone, or with an RTC player: only that makes it a voice call. */
async function calling(stage: Stage, mode?: 'RTC' | 'live'): Promise<void> {
  await stage.set({ pusher: true });
  await stage.push('start');
  if (mode) await stage.players({ id: 'a', mode });
  await stage.log();
}

const covered = (stage: Stage) =>
  stage.phone.browserPage.evaluate(() => window.phone?.pages.navigateTo('pages/other/other'));
const back = (stage: Stage) =>
  stage.phone.browserPage.evaluate(() => window.phone?.pages.navigateBack());

describe('out of sight', () => {
  it('line 40: an RTC pusher with an RTC player is a voice call, and stays one without it', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage, 'RTC');
    await stage.set({ players: [] });
    await stage.phone.hide();
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 40: a player of mode live makes none', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage, 'live');
    await stage.phone.hide();
    expect(await stage.phone.microphoneLive()).toBe(false);
  });

  it.each(WAYS)('line 41: "%s" unloads no page', async (how) => {
    const stage = await open({ profile: 'android' });
    await calling(stage, 'RTC');
    await stage.phone.hide(how);
    await stage.phone.advance(1000);
    expect(await stage.phone.stack()).toEqual(['pages/stage/stage']);
    expect(await stage.phone.microphoneLive()).toBe(how !== 'back');
    await stage.phone.show();
    await stage.phone.advance(1000);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 42: "back" stops the pusher, "close" tells 5000 outside of a voice call', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage);
    await stage.phone.hide('close');
    expect(await stage.log('pusher')).toEqual(['pusher statechange 5000']);
    await stage.phone.show();
    await stage.phone.hide('back');
    expect((await stage.phone.pusher())?.state).toBe('idle');
    await stage.phone.show();
    await stage.phone.advance(500);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 43: alone, nobody is heard from under another page or from the background', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage);
    await covered(stage);
    expect(await stage.phone.microphoneLive()).toBe(false);
    await back(stage);
    expect(await stage.phone.microphoneLive()).toBe(true);
    await stage.phone.hide();
    expect(await stage.phone.microphoneLive()).toBe(false);
    await stage.phone.show();
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 44: a player outside of a voice call stops with 6000, and plays again', async () => {
    const stage = await open({ profile: 'android' });
    await stage.players({ id: 'a', mode: 'live' });
    await stage.log();
    await stage.phone.hide();
    expect(await stage.log('a ')).toEqual(['a statechange 6000']);
    await stage.phone.show();
    await stage.phone.advance(500);
    expect((await stage.phone.players())[0]?.state).toBe('running');
  });

  it('line 44: under another page auto-pause-if-navigate decides, and background playback goes on', async () => {
    const stage = await open({ profile: 'android' });
    await stage.players({ id: 'a', pauses: true }, { id: 'b', pauses: false });
    await stage.play('a', 'requestBackgroundPlayback');
    await stage.log();
    await stage.phone.hide();
    expect(await stage.log('b ')).toEqual(['b statechange 6000']);
    await stage.phone.show();
    await stage.play('a', 'exitBackgroundPlayback');
    await stage.log();
    await covered(stage);
    await back(stage);
    expect((await stage.log()).filter((line) => line.includes('6000'))).toEqual([
      'a statechange 6000',
    ]);
  });
});

describe('interrupted', () => {
  it('line 45: pusher and players stop, then 5001; afterwards they start by themselves', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage, 'RTC');
    await stage.phone.interruptAudio(true);
    expect((await stage.log('')).filter((line) => line.includes('5001'))).toEqual([
      'pusher statechange 5001',
      'a statechange 5001',
    ]);
    expect((await stage.phone.pusher())?.state).toBe('idle');
    await stage.phone.interruptAudio(false);
    await stage.push('start');
    expect(await stage.log('start:')).toEqual([
      'start: operateXWebLivePusher:fail internal error (4)',
    ]);
    expect(await stage.phone.microphoneLive()).toBe(true);
    expect((await stage.phone.players())[0]?.state).toBe('running');
  });

  it('line 45: where the page isn’t seen, they start when it is', async () => {
    const stage = await open({ profile: 'android' });
    await calling(stage, 'RTC');
    await stage.phone.interruptAudio(true);
    await stage.phone.hide();
    await stage.phone.interruptAudio(false);
    await stage.phone.advance(500);
    expect(await stage.phone.microphoneLive()).toBe(false);
    await stage.phone.show();
    await stage.phone.advance(500);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 45: or not, where nobody knows', async () => {
    const stage = await open({ profile: 'ios', behaviour: { restartsAfterCall: false } });
    await calling(stage, 'RTC');
    await stage.phone.interruptAudio(true);
    await stage.phone.interruptAudio(false);
    await stage.phone.advance(5000);
    expect(await stage.phone.microphoneLive()).toBe(false);
    await stage.push('start');
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 46: iOS alone tells of toggles: 4998 of the microphone, 4999 of muted', async () => {
    for (const [profile, codes] of [
      ['ios', ['pusher statechange 4998', 'pusher statechange 4999']],
      ['android', []],
    ] as const) {
      const stage = await open({ profile });
      await calling(stage);
      await stage.set({ mic: false });
      await stage.set({ muted: true });
      expect(await stage.log('pusher')).toEqual(codes);
      await stage.phone.close();
    }
  });

  it('line 47: on -1307 the old adapter stops by itself, the new one takes itself for pushing', async () => {
    for (const [profile, answer] of [
      ['android-old', 'start: operateXWebLivePusher:ok'],
      ['android', 'start: operateXWebLivePusher:fail internal error (4)'],
    ] as const) {
      const stage = await open({ profile });
      await calling(stage);
      await stage.phone.emitPusher('statechange', { code: -1307 });
      expect(await stage.phone.microphoneLive()).toBe(false);
      await stage.log();
      await stage.push('start');
      expect(await stage.log('start:')).toEqual([answer]);
      await stage.phone.close();
    }
  });

  it.each([
    ['code-first', ['pusher statechange 5001', 'interruption Begin']],
    ['event-first', ['interruption Begin', 'pusher statechange 5001']],
  ] as const)(
    'line 48: the code and the event come in either order: %s',
    async (interruption, order) => {
      const stage = await open({ profile: 'android', behaviour: { interruption } });
      await calling(stage);
      await stage.phone.interruptAudio(true);
      expect(await stage.log()).toEqual(order);
    },
  );
});

describe('the scripts of a hidden mini-program', () => {
  it.each([
    ['frozen', false],
    ['run-with-voice', true],
  ] as const)(
    'line 50: with voice going on they may be %s, line 55: and no timer is treated by itself',
    async (hiddenScripts, run) => {
      const stage = await open({ profile: 'android', behaviour: { hiddenScripts } });
      await calling(stage, 'RTC');
      await stage.phone.hide();
      await stage.log();
      await stage.phone.advance(60_000);
      await stage.phone.emitPusher('statechange', { code: 1101 });
      expect(await stage.log('pusher')).toEqual(run ? ['pusher statechange 1101'] : []);
      await stage.phone.show();
      expect(await stage.log('pusher')).toEqual(run ? [] : ['pusher statechange 1101']);
    },
  );
});
