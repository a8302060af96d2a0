import http from 'node:http';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import type { PhoneWishes } from '../../tools/simulator/options';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';
import { expectTrouble, REFUSED, SIMULATED_PROBLEM } from '../support/browser/troubles';

expectTrouble('One asks a teapot.', REFUSED);
expectTrouble('One throws on purpose.', SIMULATED_PROBLEM);
expectTrouble('And one rejects.', /^page error: Error: rejected on purpose/);

const DIST = path.join(__dirname, 'fixtures/platform');

interface HomePage {
  run(name: string, options?: object): Promise<Record<string, unknown>>;
  [method: string]: (...args: never[]) => unknown;
}

describe("the phone's wx", () => {
  let sim: Simulator;
  let phone: PhoneDriver;
  let server: http.Server;
  let port: number;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method, url, headers } = request;
        response.writeHead(url === '/v1/teapot' ? 418 : 200, {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify({ method, url, body, auth: headers.authorization }));
      });
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => {
        socket.send(`echo-${data.toString()}`);
        socket.send(Buffer.from([1, 2, 3]));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
    sim = await openSimulator({ dist: DIST, cloudPort: port });
  });
  afterAll(async () => {
    await sim.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  afterEach(() => phone.close());

  const open = async (wishes: PhoneWishes = {}) => {
    phone = await sim.phone({ language: 'en', ...wishes });
    await phone.open('pages/home/home');
  };

  /** Calls a method of the page. */
  const page = (method: string, ...args: unknown[]) =>
    phone.browserPage.evaluate(
      ([name, values]) => {
        const caller = window.phone?.pages.top?.caller as unknown as HomePage;
        return caller[name]?.(...(values as never[])) as Promise<Record<string, unknown>>;
      },
      [method, args] as const,
    );
  const run = (name: string, options: object = {}) => page('run', name, options);
  const sync = (name: string) =>
    phone.browserPage.evaluate(
      (key) => (window.phone?.wx[key] as () => Record<string, unknown>)(),
      name,
    );

  it('is the phone that was asked for', async () => {
    await open({
      platform: 'android',
      theme: 'dark',
      width: 400,
      height: 800,
      SDKVersion: '2.32.0',
    });
    expect(await sync('getSystemInfoSync')).toMatchObject({
      platform: 'android',
      language: 'en',
      SDKVersion: '2.32.0',
      windowWidth: 400,
      windowHeight: 800 - 88,
      screenHeight: 800,
    });
    expect(await sync('getAppAuthorizeSetting')).toMatchObject({
      microphoneAuthorized: 'authorized',
    });
  });

  it('sends requests of any host to the cloud', async () => {
    await open();
    const answer = await run('request', {
      url: 'https://token.example/v1/token',
      method: 'POST',
      header: { Authorization: 'Bearer x' },
      data: { roomID: 'r' },
    });
    expect(answer).toMatchObject({
      statusCode: 200,
      errMsg: 'request:ok',
      data: { method: 'POST', url: '/v1/token', body: '{"roomID":"r"}', auth: 'Bearer x' },
    });
    expect(
      await run('request', { url: 'https://a.example/v1/get', data: { q: '1' } }),
    ).toMatchObject({
      data: { url: '/v1/get?q=1' },
    });
    expect(await run('request', { url: 'https://a.example/v1/teapot' })).toMatchObject({
      statusCode: 418,
    });
    expect(await run('request', { url: 'https://log.example/httplog' })).toMatchObject({
      data: '',
    });
    await phone.goOffline();
    expect(await run('request', { url: 'https://a.example/' })).toMatchObject({
      errMsg: expect.stringMatching(/^request:fail/) as string,
    });
  });

  it('opens sockets of any host to the cloud, and loses them with the network', async () => {
    await open();
    await page('connect', 'wss://accesshub.example/accesshub');
    await phone.waitFor('#events', 'open echo-hi bytes:3');
    expect(await phone.sockets()).toEqual(['wss://accesshub.example/accesshub']);
    await phone.goOffline();
    await phone.waitFor('#events', 'NetworkStatusChange:false close:1006');
    await page('connect', 'wss://accesshub.example/accesshub');
    await phone.waitFor('#events', 'error:yes');
    await phone.goOnline();
    await phone.waitFor('#events', 'NetworkStatusChange:true');
  });

  it('holds traffic back when the network freezes', async () => {
    await open();
    await page('connect', 'wss://accesshub.example/accesshub');
    await phone.waitFor('#events', 'bytes:3');
    await phone.goOffline('frozen');
    await phone.browserPage.evaluate(() => {
      const caller = window.phone?.pages.top?.caller as { task?: { send(options: object): void } };
      caller.task?.send({ data: 'again' });
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await phone.text('#events')).not.toContain('again');
    await phone.goOnline();
    await phone.waitFor('#events', 'echo-again');
  });

  it('keeps storage and identity over a restart, each phone its own', async () => {
    await open({ identity: 'ann' });
    await run('setStorage', { key: 'k', data: { deep: [1] } });
    expect((await run('login')).code).toMatch(/ann/);
    await phone.open('pages/home/home');
    expect(await run('getStorage', { key: 'k' })).toMatchObject({ data: { deep: [1] } });
    const other = await sim.phone({ identity: 'bob' });
    await other.open('pages/home/home');
    const keys = await other.browserPage.evaluate(() => window.phone?.storage.table.size);
    expect(keys).toBe(0);
    await other.close();
  });

  it('asks for the microphone once, and lets the settings change the answer', async () => {
    await open();
    const first = run('authorize', { scope: 'scope.record' });
    await phone.tapDialog('Refuse');
    expect(await first).toMatchObject({ errMsg: 'authorize:fail auth deny' });
    expect(await run('authorize', { scope: 'scope.record' })).toMatchObject({
      errMsg: 'authorize:fail auth deny',
    });
    expect(await run('getSetting')).toMatchObject({ authSetting: { 'scope.record': false } });
    const settings = run('openSetting');
    await phone.tapDialog('Microphone');
    await phone.tapDialog('Done');
    expect(await settings).toMatchObject({ authSetting: { 'scope.record': true } });
    expect(await run('authorize', { scope: 'scope.record' })).toMatchObject({
      errMsg: 'authorize:ok',
    });
  });

  it('asks for privacy through the listener, and checks the button', async () => {
    await open({ privacy: 'needed', microphone: 'granted' });
    await page('listenPrivacy');
    expect(await run('getPrivacySetting')).toMatchObject({ needAuthorization: true });
    const asked = run('requirePrivacyAuthorize');
    await phone.tap('#agree');
    expect(await asked).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' });
    expect(await phone.errors()).toEqual([]);
  });

  it('refuses privacy with the number of WeChat', async () => {
    await open({ privacy: 'needed' });
    const asked = run('requirePrivacyAuthorize');
    await phone.tapDialog('Refuse');
    expect(await asked).toMatchObject({ errno: 104 });
  });

  it('draws dialogs that can be tapped', async () => {
    await open();
    const modal = run('showModal', { title: 'Title', content: 'Content', confirmText: 'Yes' });
    await phone.until(
      () => phone.dialog(),
      (text) => text.includes('Content'),
    );
    await phone.tapDialog('Yes');
    expect(await modal).toMatchObject({ confirm: true, cancel: false });
    const sheet = run('showActionSheet', { itemList: ['one', 'two'] });
    await phone.tapDialog('two');
    expect(await sheet).toMatchObject({ tapIndex: 1 });
    await run('showToast', { title: 'Hello' });
    expect(await phone.dialog()).toBe('Hello');
    await run('setClipboardData', { data: 'copied' });
    expect(await phone.clipboard()).toBe('copied');
  });

  it('says which file a timer is from', async () => {
    await open();
    expect(await phone.timers()).toMatchObject([
      { kind: 'interval', delay: 50, file: 'pages/home/ticker.js', owner: 'app' },
    ]);
  });

  it('comes back through a card', async () => {
    await open();
    await phone.openCard('pages/home/home?from=card');
    await phone.waitFor('#ticks');
    expect(await sync('getEnterOptionsSync')).toMatchObject({
      scene: 1007,
      query: { from: 'card' },
    });
    expect(await sync('getLaunchOptionsSync')).toMatchObject({ scene: 1001, query: {} });
    expect(await phone.stack()).toEqual(['pages/home/home']);
  });

  it('measures from the top of the page', async () => {
    await open();
    const rect = await phone.browserPage.evaluate(
      () =>
        new Promise((resolve) => {
          const query = (
            window.phone?.wx.createSelectorQuery as () => WechatMiniprogram.SelectorQuery
          )();
          query
            .select('#ticks')
            .boundingClientRect()
            .exec((results: unknown[]) => resolve(results[0]));
        }),
    );
    expect(rect).toMatchObject({ left: 0, top: 0, width: 375 });
  });

  it('suspends a hidden mini-program, and cuts its sockets', async () => {
    await open({ clock: 'virtual' });
    await page('connect', 'wss://accesshub.example/accesshub');
    await phone.until(
      () => phone.sockets(),
      (urls) => urls.length === 1,
    );
    await phone.advance(50);
    await phone.advance(4_000);
    const before = Number(await phone.text('#ticks'));
    expect(before).toBeGreaterThan(75);
    await phone.hide();
    await phone.advance(20_000);
    const hidden = Number(await phone.text('#ticks'));
    expect(hidden - before).toBeGreaterThanOrEqual(95);
    expect(hidden - before).toBeLessThanOrEqual(101);
    expect(await phone.sockets()).toEqual([]);
    expect(await phone.text('#events')).not.toContain('close:1006');
    await phone.show();
    expect(await phone.text('#events')).toContain('close:1006');
    await phone.advance(500);
    expect(Number(await phone.text('#ticks'))).toBeGreaterThan(hidden);
  });

  it('collects what the script lets through, and calls WeChat has but the simulator has not', async () => {
    await open();
    await page('throwLater');
    await phone.browserPage.evaluate(() => {
      try {
        (window.phone?.wx.createCameraContext as () => void)();
      } catch {
        // It throws, too; what matters is that it is written down.
      }
    });
    const errors = await phone.until(
      () => phone.errors(),
      (list) => list.length >= 3,
    );
    const messages = errors.map(({ message }) => message).sort();
    expect(messages).toEqual([
      'Error: on purpose',
      'unhandled rejection: rejected on purpose',
      'wx.createCameraContext is not simulated',
    ]);
    expect(await phone.browserPage.evaluate(() => typeof window.phone?.wx.noSuchThing)).toBe(
      'undefined',
    );
  });
});
