import path from 'node:path';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';
import { SIMULATED_PROBLEM, expectTrouble } from '../support/browser/troubles';

expectTrouble('Its page has faults, which the simulator is to find.', SIMULATED_PROBLEM);

const DIST = path.join(__dirname, 'fixtures/basics');

const appCalls = (phone: PhoneDriver) =>
  phone.browserPage.evaluate(() => window.phone?.app.instance?.calls as string[]);

describe('a mini-program of plain WXML', () => {
  let sim: Simulator;
  let phone: PhoneDriver;

  beforeAll(async () => {
    sim = await openSimulator({ dist: DIST });
  });
  afterAll(() => sim.close());
  beforeEach(async () => {
    phone = await sim.phone();
    await phone.open('pages/home/home?x=1');
  });
  afterEach(() => phone.close());

  it('runs lifetimes in the order of WeChat', async () => {
    await phone.until(
      () => appCalls(phone),
      (calls) => calls.includes('page ready'),
    );
    expect(await appCalls(phone)).toEqual([
      'launch pages/home/home 1',
      'show',
      'counter created',
      'counter attached',
      'load 1',
      'counter page show',
      'page show',
      'counter ready',
      'page ready',
    ]);
    await phone.hide();
    await phone.show();
    await phone.reLaunch('pages/detail/detail');
    await phone.waitForPage('pages/detail/detail');
    expect((await appCalls(phone)).slice(9)).toEqual([
      'counter page hide',
      'page hide',
      'hide',
      'show',
      'counter page show',
      'page show',
      'page unload',
      'counter detached',
    ]);
  });

  it('renders templates, wxs, loops, slots and components', async () => {
    expect(await phone.text('#word')).toBe('HELLO');
    expect(await phone.text('#twice')).toBe('42');
    expect(await phone.texts('.item')).toEqual(['1: one', '2: two']);
    expect(await phone.text('#plus')).toBe('+3');
    expect(await phone.text('counter .badge')).toBe('slotted');
    expect(await phone.errors()).toEqual([]);
  });

  it('masks the browser from scripts', async () => {
    expect(await phone.text('#masked')).toBe('false function true undefined');
  });

  it('brings real taps and keys to handlers, with plain targets', async () => {
    await phone.tap('#go');
    expect(await phone.text('#last')).toBe('go:go box:inner>outer');
    await phone.input('#name', 'Ann');
    await phone.waitFor('#echo', 'Ann');
    await phone.tap('#flag');
    expect(await phone.text('#flag-text')).toBe('on');
    await phone.tap('#plus');
    await phone.waitFor('#count', '4');
  });

  it('counts setData', async () => {
    await phone.resetSetDataStats();
    await phone.tap('#plus');
    await phone.waitFor('#count', '4');
    const stats = await phone.setDataStats();
    expect(stats['parts/counter/counter']).toEqual({ calls: 1, bytes: 11, largest: 11 });
    expect(stats['pages/home/home']?.calls).toBe(1);
  });

  it('keeps a stack of pages, asks before unloading, and loads a subpackage when needed', async () => {
    await phone.tap('#detail');
    await phone.waitForPage('pages/detail/detail');
    expect(await phone.title()).toBe('Detail');
    await phone.back();
    expect(await phone.dialog()).toContain('Leave?');
    await phone.tapDialog('取消');
    expect(await phone.page()).toBe('pages/detail/detail');
    await phone.back();
    await phone.tapDialog('确定');
    await phone.waitForPage('pages/home/home');

    expect(await phone.packages()).toEqual([]);
    await phone.tap('#away');
    await phone.waitFor('#from', 'home 2');
    expect(await phone.packages()).toEqual(['far']);
    expect(await phone.stack()).toEqual(['pages/home/home', 'far/pages/away/away']);
    await phone.tap('#home');
    await phone.waitForPage('pages/home/home');
    expect(await phone.stack()).toEqual(['pages/home/home']);
  });

  it('shares what the page says', async () => {
    await phone.tap('#share');
    await phone.until(
      () => phone.shared(),
      (cards) => cards.length > 0,
    );
    expect(await phone.shared()).toEqual([{ title: 'from button', path: 'pages/home/home?x=2' }]);
  });

  it('reports a missing handler when its event comes', async () => {
    await phone.tap('#broken');
    expect(await phone.errors()).toEqual([
      {
        kind: 'view',
        message: '"pages/home/home" has no method "noSuchMethod" to handle an event',
      },
    ]);
  });

  it('scopes and converts style sheets', async () => {
    const color = (selector: string) =>
      phone
        .find(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).color);
    expect(await color('#word')).toBe('rgb(0, 170, 0)');
    expect(await color('.badge')).toBe('rgb(170, 0, 0)');
    expect(await color('.plus')).toBe('rgb(0, 170, 0)');
    const wide = await phone.find('#wide').evaluate((one) => {
      const { width, top, height } = one.getBoundingClientRect();
      return { width, top, height };
    });
    expect(wide).toMatchObject({ width: 187.5, top: 88 });
    expect(wide.height).toBeCloseTo((724 - 88) / 10, 1);
    const bottom = await phone
      .find('#bottom')
      .evaluate((one) => one.getBoundingClientRect().bottom);
    expect(bottom).toBe(724);
  });

  it('follows the theme', async () => {
    const background = () =>
      phone.find('page').evaluate((one) => getComputedStyle(one).backgroundColor);
    const bar = () =>
      phone.browserPage
        .locator('#sim-bar')
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    expect([await background(), await bar()]).toEqual(['rgb(250, 250, 250)', 'rgb(255, 255, 255)']);
    await phone.setTheme('dark');
    expect([await background(), await bar()]).toEqual(['rgb(16, 18, 20)', 'rgb(16, 18, 20)']);
  });
});
