import { useStage } from '../../support/wechat-stage';

const REFUSED = 'start: operateXWebLivePusher:fail internal error (4)';
const STARTED = 'start: operateXWebLivePusher:ok';
const PUSHES = ['pusher statechange 1001', 'pusher statechange 1002'];

const open = useStage();

describe('a call of a pusher’s context', () => {
  it('line 1: waits for the insertion of its own page’s pusher, and not of another page’s', async () => {
    const stage = await open();
    await stage.push('start');
    await stage.phone.browserPage.evaluate(() =>
      window.phone?.pages.navigateTo('pages/stage/stage'),
    );
    await stage.set({ pusher: true });
    expect(await stage.log('start')).toEqual([]);
    await stage.phone.browserPage.evaluate(() => void window.phone?.pages.navigateBack());
    await stage.set({ pusher: true });
    expect(await stage.log()).toEqual([STARTED, 'start complete', ...PUSHES]);
  });

  it('line 2: finds the pusher only once the native side has answered', async () => {
    const stage = await open({ media: { nativeDelay: 300 } });
    await stage.set({ pusher: true }, 100);
    await stage.push('start', 100);
    expect(await stage.log()).toEqual([]);
    await stage.phone.advance(200);
    expect(await stage.log('start')).toEqual([STARTED, 'start complete']);
  });

  it('line 2: is only warned of in DevTools', async () => {
    const stage = await open({ profile: 'devtools' });
    await stage.set({ pusher: true, autopush: true });
    await stage.players({ id: 'theirs' });
    await stage.push('start');
    await stage.play('theirs', 'play');
    await stage.phone.advance(600_000);
    expect(await stage.log()).toEqual([]);
    expect((await stage.phone.logs()).map(({ text }) => text)).toEqual([
      expect.stringContaining('operateXWebLivePusher is not supported in DevTools'),
      expect.stringContaining('operateXWebLivePlayer is not supported in DevTools'),
    ]);
    expect(await stage.phone.microphoneLive()).toBe(false);
  });

  it('line 22: is carried out in the order of asking, and never times out', async () => {
    const stage = await open();
    for (const method of ['stop', 'start', 'pause']) await stage.push(method);
    await stage.phone.advance(3_600_000);
    expect(await stage.log()).toEqual([]);
    await stage.set({ pusher: true });
    const answers = (await stage.log()).filter((line) => line.includes(':ok'));
    expect(answers.map((line) => line.split(':')[0])).toEqual(['stop', 'start', 'pause']);
    expect(await stage.phone.microphoneLive()).toBe(false);
  });

  it('line 22: stays in wait after a refused permission', async () => {
    const stage = await open({ microphone: 'refused' });
    await stage.push('start');
    await stage.set({ pusher: true });
    expect(await stage.log('start')).toEqual([]);
    await stage.phone.setMicrophone('granted');
    await stage.set({ pusher: false });
    await stage.set({ pusher: true });
    expect(await stage.log('start')).toEqual([STARTED, 'start complete']);
  });

  it('line 23: stop() right after the element went reaches it', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true, autopush: true });
    await stage.log();
    await stage.do('setData', { pusher: false });
    await stage.push('stop');
    expect(await stage.log()).toEqual(['stop: operateXWebLivePusher:ok', 'stop complete']);
  });

  it('line 23: without an element for long, stop() lies in wait for the next', async () => {
    // Else the update that opens the microphone (17) would set it going again (7).
    const stage = await open({ profile: 'android', behaviour: { updateRestarts: false } });
    await stage.set({ pusher: true });
    await stage.set({ pusher: false });
    await stage.push('stop');
    expect(await stage.log()).toEqual([]);
    await stage.set({ pusher: true, autopush: true });
    expect(await stage.log('stop')).toEqual(['stop: operateXWebLivePusher:ok', 'stop complete']);
    expect(await stage.phone.microphoneLive()).toBe(false);
  });

  it('line 23: start() can be sent to the pusher that goes', async () => {
    const stage = await open({ profile: 'android', media: { nativeDelay: 50 } });
    await stage.set({ pusher: true });
    await stage.push('start');
    await stage.log();
    await stage.do('turnOver', 'rtmp://host/app/next');
    await stage.phone.advance(1000);
    expect(await stage.log('start')).toEqual([STARTED, 'start complete']);
    expect(await stage.phone.pusher()).toMatchObject({
      url: 'rtmp://host/app/next',
      inserted: true,
      state: 'idle',
    });
  });

  it.each([true, false])(
    'line 23: start() against an address set just before it; overtakes it: %s',
    async (callsOvertake) => {
      const stage = await open({ profile: 'android', behaviour: { callsOvertake } });
      await stage.set({ pusher: true, url: '' });
      await stage.do('setData', { url: 'rtmp://host/app/late' });
      await stage.push('start');
      expect((await stage.log('start'))[0]).toBe(callsOvertake ? REFUSED : STARTED);
    },
  );
});

describe('start()', () => {
  it('line 3: autopush with an address pushes at the insertion, and not without one', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true, autopush: true, url: '' });
    expect(await stage.log()).toEqual([]);
    await stage.set({ pusher: false });
    await stage.set({ pusher: true, url: 'rtmp://host/app/mine' });
    expect(await stage.log()).toEqual(PUSHES);
  });

  it('line 4: is refused where it pushes already, and goes on pushing', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true, autopush: true });
    await stage.log();
    await stage.push('start');
    expect(await stage.log()).toEqual([REFUSED, 'start complete']);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 4: is refused without an address', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true, url: '' });
    await stage.push('start');
    expect(await stage.log()).toEqual([REFUSED, 'start complete']);
  });

  it('line 4: succeeds whatever comes of it, and is refused until stop() even so', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true });
    await stage.phone.failNextPush({ code: -1302 });
    await stage.push('start');
    expect(await stage.log()).toEqual([STARTED, 'start complete', 'pusher statechange -1302']);
    await stage.push('start');
    expect(await stage.log('start:')).toEqual([REFUSED]);
    await stage.push('stop');
    await stage.push('start');
    expect(await stage.log('start:')).toEqual([STARTED]);
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 5: an older build says "fail" alone; stop() always succeeds', async () => {
    const stage = await open({ profile: 'android', behaviour: { refusal: 'plain' } });
    await stage.set({ pusher: true, autopush: true });
    await stage.log();
    await stage.push('start');
    expect(await stage.log()).toEqual(['start: operateXWebLivePusher:fail', 'start complete']);
    for (let n = 0; n < 2; n += 1) await stage.push('stop');
    expect(await stage.log('stop:')).toEqual(Array(2).fill('stop: operateXWebLivePusher:ok'));
  });

  it('line 6: does nothing and succeeds on the old adapter', async () => {
    const stage = await open({ profile: 'android-old' });
    await stage.set({ pusher: true, autopush: true });
    await stage.log();
    await stage.push('start');
    expect(await stage.log()).toEqual([STARTED, 'start complete']);
  });
});

describe('an update', () => {
  it('line 7: of any property sets a pusher with autopush going again, even after stop()', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true, autopush: true });
    await stage.push('stop');
    expect(await stage.phone.microphoneLive()).toBe(false);
    await stage.set({ mode: 'SD' });
    expect(await stage.phone.microphoneLive()).toBe(true);
  });

  it('line 7: to another address stops, and starts with autopush alone', async () => {
    const stage = await open({ profile: 'android' });
    await stage.set({ pusher: true });
    await stage.push('start');
    await stage.set({ url: 'rtmp://host/app/other' });
    expect((await stage.phone.pusher())?.state).toBe('idle');
    await stage.set({ autopush: true });
    await stage.log();
    await stage.set({ url: 'rtmp://host/app/third' });
    expect(await stage.log()).toEqual(PUSHES);
  });
});

describe('a player', () => {
  it('line 15: answers play() with success while it plays and without an address', async () => {
    const stage = await open();
    await stage.players({ id: 'a' }, { id: 'b', src: '' });
    await stage.log();
    for (const id of ['a', 'b']) await stage.play(id, 'play');
    expect(await stage.log()).toEqual(
      ['a', 'b'].flatMap((id) => [`${id} play: operateXWebLivePlayer:ok`, `${id} play complete`]),
    );
  });

  it('line 15: with autoplay is played again by any update, also after stop()', async () => {
    const stage = await open({ profile: 'android' });
    await stage.players({ id: 'a' });
    await stage.play('a', 'stop');
    expect((await stage.phone.players())[0]?.state).toBe('idle');
    await stage.players({ id: 'a', soundMode: 'ear' });
    expect((await stage.phone.players())[0]?.state).toBe('running');
  });

  it('line 16: drops play() in the background without a word', async () => {
    const stage = await open();
    await stage.players({ id: 'a', autoplay: false });
    await stage.phone.hide();
    await stage.play('a', 'play');
    await stage.phone.show();
    await stage.phone.advance(10_000);
    expect(await stage.log('a ')).toEqual([]);
  });
});
