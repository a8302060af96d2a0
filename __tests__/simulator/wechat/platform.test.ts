import { WebSocketServer } from 'ws';
import { profiles, type ProfileName } from '../../../tools/simulator/profiles';
import { useStage, type Stage } from '../../support/wechat-stage';

const open = useStage();

describe('a phone', () => {
  it.each(Object.keys(profiles) as ProfileName[])(
    'line 30: %s says what it is, line 69: and has media, but for DevTools',
    async (profile) => {
      const stage = await open({ profile });
      const platform = await stage.phone.browserPage.evaluate(
        () => (window.phone?.wx.getDeviceInfo as () => { platform: string })().platform,
      );
      expect(platform).toBe(profiles[profile].platform);
      await stage.set({ pusher: true });
      await stage.push('start');
      expect(await stage.phone.microphoneLive()).toBe(profile !== 'devtools');
    },
  );

  it.each([
    ['exparser', ['7', '8']],
    ['glass-easel', ['0', '1']],
  ] as const)('line 36: under %s, slotIndex in a view is %j', async (componentFramework, is) => {
    const stage = await open({ componentFramework });
    const slots = await stage.phone.browserPage.evaluate(() => {
      const page = window.phone?.pages.top?.caller as unknown as {
        selectAllComponents(selector: string): { slotIndex: number; _$: { slotIndex: number } }[];
      };
      return page.selectAllComponents('.slotted').map((one) => String(one._$.slotIndex));
    });
    expect(slots).toEqual(is);
    expect(await stage.phone.errors()).toEqual([]);
  });
});

describe('a socket', () => {
  let server: WebSocketServer;
  let cloud: string;

  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    cloud = `127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => {
    for (const client of server.clients) client.terminate();
    return new Promise((resolve) => server.close(resolve));
  });

  /** Opens sockets that write down, in the page's log, all that they are told. */
  async function connect(stage: Stage, count = 1): Promise<void> {
    await stage.phone.browserPage.evaluate((n) => {
      const phone = window.phone!;
      const log = phone.app.instance?.log as string[];
      const connectSocket = phone.wx.connectSocket as (
        options: object,
      ) => WechatMiniprogram.SocketTask;
      const tasks = Array.from({ length: n }, (_, i) => {
        const task = connectSocket({
          url: 'wss://any.example/',
          fail: ({ errMsg }: { errMsg: string }) => log.push(`${i} ${errMsg}`),
        });
        task.onOpen(() => log.push(`${i} open`));
        task.onError(({ errMsg }) => log.push(`${i} error ${errMsg}`));
        task.onClose(({ code }) => log.push(`${i} close ${code}`));
        return task;
      });
      Object.assign(window, { tasks });
    }, count);
    await stage.phone.until(
      async () => (await stage.phone.advance(20), stage.phone.sockets()),
      (sockets) => sockets.length === Math.min(count, 5),
    );
  }

  const task = <T>(stage: Stage, ask: string): Promise<T> =>
    stage.phone.browserPage.evaluate(`(${ask})(window.tasks, window.phone.app.instance.log)`);
  const state = (stage: Stage) => task<number>(stage, '([one]) => one.readyState');
  const opened = (stage: Stage) =>
    stage.phone.until(
      async () => (await stage.phone.advance(20), state(stage)),
      (now) => now === 1,
    );

  it('line 52: close() only asks: it is open until the end is told', async () => {
    const stage = await open({ cloud });
    await connect(stage);
    await opened(stage);
    expect(await task(stage, '([one]) => { one.close({}); return one.readyState; }')).toBe(1);
    await stage.phone.advance(100);
    expect(await state(stage)).toBe(3);
    expect(await stage.log()).toEqual(['0 open', '0 close 1000']);
  });

  it('line 52: on a dead link that may be never', async () => {
    const stage = await open({ cloud });
    await connect(stage);
    await opened(stage);
    await stage.phone.setTellsOfCloses(false);
    await task(stage, '([one]) => one.close({})');
    await stage.phone.advance(600_000);
    expect(await state(stage)).toBe(1);
    expect(await stage.log()).toEqual(['0 open']);
  });

  it('line 53: send() fails at once unless it is open', async () => {
    const stage = await open({ cloud });
    await connect(stage);
    await opened(stage);
    await task(stage, '([one]) => one.close({})');
    await stage.phone.advance(100);
    await stage.log();
    const failed = await task<string>(
      stage,
      `([one]) => {
        let errMsg = '';
        one.send({ data: 'x', fail: (result) => (errMsg = result.errMsg) });
        return errMsg;
      }`,
    );
    expect(failed).toBe('sendSocketMessage:fail SocketTask.readyState is not OPEN');
  });

  it('line 54: the sixth at once is closed from the start, line 53: with an error and no close', async () => {
    const stage = await open({ cloud });
    await connect(stage, 6);
    expect(await task(stage, '(all) => all[5].readyState')).toBe(3);
    await stage.phone.advance(100);
    expect((await stage.log('5')).sort()).toEqual([
      '5 connectSocket:fail reach max websocket connect count',
      '5 error reach max websocket connect count',
    ]);
  });
});

describe('a subpackage', () => {
  it('line 58: is only fetched by preloadRule, line 56: and run by require, with no page open', async () => {
    const stage = await open({}, 'pages/other/other');
    await stage.phone.until(
      () => stage.phone.packages(),
      ({ length }) => length === 1,
    );
    await stage.log();
    await stage.do('far', 'async');
    await stage.phone.advance(50);
    await stage.do('far', 'callback');
    await stage.phone.advance(50);
    expect(await stage.log()).toEqual(['far runs', 'async: run', 'callback: run']);
    expect(await stage.phone.stack()).toEqual(['pages/other/other']);
  });

  it('line 56: a module that is nowhere is told with its name', async () => {
    const stage = await open({}, 'pages/other/other');
    await stage.log();
    await stage.do('far', 'missing');
    const [line] = await stage.phone.until(
      async () => (await stage.phone.advance(50), stage.log()),
      ({ length }) => length > 0,
    );
    expect(line).toMatch(/^missing: \.\.\/\.\.\/far\/nothing: module .* is not defined/);
  });
});

describe('a page', () => {
  const go = async (stage: Stage, method: string, url = '') => {
    await stage.phone.browserPage.evaluate(
      ([name, to]) => {
        (window.phone?.wx[name] as (options: object) => void)({ url: to });
      },
      [method, url] as const,
    );
    await stage.phone.advance(100);
  };

  it('line 61: is attached with its properties before onLoad, line 60: the parent first, and ready last', async () => {
    const stage = await open({}, 'pages/other/other');
    await stage.log();
    await go(stage, 'navigateTo', '/pages/target/target?from=here');
    expect(await stage.log()).toEqual([
      'other hide',
      'target created',
      'target attached here',
      'child attached',
      'target load with child',
      'child page show',
      'target show',
      'target ready',
    ]);
  });

  it('line 62: each setData comes to the view by itself, also what the next takes back', async () => {
    const stage = await open({ profile: 'android' });
    await stage.phone.browserPage.evaluate(() => {
      const page = window.phone?.pages.top?.caller as unknown as { setData(data: object): void };
      page.setData({ pusher: true });
      const seen = document.querySelectorAll('wx-live-pusher').length;
      page.setData({ pusher: false });
      (window.phone?.app.instance?.log as string[]).push(`seen ${seen}`);
    });
    expect(await stage.log()).toEqual(['seen 1']);
  });

  it('line 63: setData changes data at once and calls back from the view; undefined is left out', async () => {
    const stage = await open({}, 'pages/target/target');
    await stage.log();
    await stage.do('change');
    expect(await stage.log()).toEqual(['changed 1 there']);
    await stage.phone.advance(50);
    expect(await stage.log()).toEqual(['changed in the view']);
    expect((await stage.phone.logs()).map(({ text }) => text)).toContain(
      'setData: undefined is left out: gone',
    );
  });

  it('line 63: and never, if the page is gone', async () => {
    const stage = await open({}, 'pages/other/other');
    await go(stage, 'navigateTo', '/pages/target/target');
    await stage.log();
    await stage.phone.browserPage.evaluate(() => {
      const page = window.phone?.pages.top?.caller as unknown as {
        setData(data: object, done: () => void): void;
      };
      page.setData({ count: 2 }, () => {
        (window.phone?.app.instance?.log as string[]).push('changed though gone');
      });
      window.phone?.pages.top?.close();
    });
    await stage.phone.advance(100);
    expect(await stage.log()).toEqual(['target unload', 'child detached', 'target detached']);
  });

  it('line 64: is hidden by navigateTo, unloaded by redirectTo before the next is made, and by navigateBack', async () => {
    const stage = await open({}, 'pages/other/other');
    await go(stage, 'navigateTo', '/pages/target/target');
    await stage.log();
    await go(stage, 'redirectTo', '/pages/target/target?from=next');
    expect((await stage.log()).slice(0, 4)).toEqual([
      'target unload',
      'child detached',
      'target detached',
      'target created',
    ]);
    await go(stage, 'navigateBack');
    expect(await stage.log()).toEqual([
      'target unload',
      'child detached',
      'target detached',
      'other show',
    ]);
  });

  it('line 65: is hidden before its app, and shown after it', async () => {
    const stage = await open({}, 'pages/other/other');
    await stage.log();
    await stage.phone.hide();
    await stage.phone.show();
    expect(await stage.log()).toEqual(['other hide', 'app hide', 'app show', 'other show']);
  });
});
