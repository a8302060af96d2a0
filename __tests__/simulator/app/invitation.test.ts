/** How people come in and come back: cards, codes, calls that broke off, permissions. */
import type { PhoneDriver } from '../../support/simulator';
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** Of a picture in the mini-program's package, as a phone loads it. */
const widthOverHeight = (phone: PhoneDriver, image: string) =>
  phone.browserPage.evaluate(async (file) => {
    const picture = new Image();
    picture.src = window.phone?.link.asset(file.slice(1)) ?? '';
    await picture.decode();
    return picture.naturalWidth / picture.naturalHeight;
  }, image);

test('a card sent from home by the menu has the room that is typed, or none that cannot be one', async () => {
  const a = await world.phone('Ann');
  for (const [typed, path] of [
    ['team-1', 'pages/home/index?roomID=team-1'],
    ['team 1', 'pages/home/index'],
  ] as const) {
    await a.input('#room-id', typed);
    const before = (await a.shared()).length;
    await a.browserPage.evaluate(() => window.phone?.share.fromMenu());
    const cards = await a.until(
      () => a.shared(),
      ({ length }) => length > before,
    );
    const card = cards.at(-1)!;
    expect(card.path).toBe(`/${path}`);
    expect(card.title).toMatch(typed === 'team-1' ? /room team-1/ : /Call me/);
    expect(await widthOverHeight(a, card.imageUrl!)).toBe(5 / 4);
  }
});

test('a card sent from the call brings another person into it', async () => {
  const a = await world.joined('Ann');
  await a.tap('#open-invite');
  await a.tap('#share');
  const [card] = await a.until(
    () => a.shared(),
    (cards) => cards.length === 1,
  );
  expect(card).toMatchObject({ title: `Join my voice call (room ${ROOM})` });
  expect(await widthOverHeight(a, card!.imageUrl!)).toBe(5 / 4);
  const b = await world.phone('Bob');
  await b.open(card!.path!.slice(1));
  expect(await b.text('.home__lead')).toBe(`You are invited to room ${ROOM}.`);
  await b.input('#user-name', 'Bob');
  await b.tap('#join');
  for (const phone of [a, b]) {
    await hears(phone, 1);
    expect(await phone.errors()).toEqual([]);
  }
});

test('a link for a browser carries a ticket that lets a guest into this room alone', async () => {
  const a = await world.joined('Ann');
  await a.tap('#open-invite');
  await a.tap('#copy-link');
  const link = await a.until(() => a.clipboard(), Boolean);
  const [, ticket = ''] =
    /^https:\/\/web\.example\/talk\/#\/pages\/home\/index\?roomID=room-1&ticket=(.+)$/.exec(link) ??
    [];
  const post = async (what: string, body: object, session = '') =>
    fetch(`http://${world.cloud.host}/v1/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
      body: JSON.stringify(body),
    });
  const login = await post('login', { ticket: decodeURIComponent(ticket) });
  const { session } = (await login.json()) as { session: string };
  const statusOf = async (roomID: string) => (await post('token', { roomID }, session)).status;
  expect([await statusOf(ROOM), await statusOf('other')]).toEqual([200, 403]);
});

test.each([
  ['a QR code of a link', `q=${encodeURIComponent(`https://h.example/i?roomID=${ROOM}`)}`],
  ['a mini-program code', `scene=${encodeURIComponent(ROOM)}`],
])('%s fills the room in', async (_what, query) => {
  const a = await world.phone('Ann');
  await a.open(`pages/home/index?${query}`);
  expect(await a.value('#room-id')).toBe(ROOM);
});

test('the card of this very room, opened in mid-call, leads straight back', async () => {
  const a = await world.joined('Ann');
  await hears(a, 0);
  await a.openCard(`pages/home/index?roomID=${ROOM}`);
  await a.waitForPage('call/room/index');
  await a.waitFor('#room-state', 'In call', { timeout: 15_000 });
  await hears(a, 0);
  expect(await a.errors()).toEqual([]);
});

test('the card of another room, opened in mid-call, ends it and offers both', async () => {
  const a = await world.joined('Ann');
  await hears(a, 0);
  await a.openCard('pages/home/index?roomID=other');
  await a.waitFor('.offer', `You were in a call in room ${ROOM}.`);
  expect(await a.value('#room-id')).toBe('other');
  expect(await a.microphoneLive()).toBe(false);
  await a.tap('#rejoin');
  await a.waitFor('#room-state', 'In call', { timeout: 15_000 });
  expect(await a.text('.call-header__room')).toBe(`Room ${ROOM}`);
});

test('a swipe back asks nothing, ends the call cleanly, and home offers to rejoin', async () => {
  const a = await world.joined('Ann');
  await hears(a, 0);
  await a.swipeBack();
  await a.waitFor('.offer');
  expect(await a.microphoneLive()).toBe(false);
  expect(await a.pusher()).toBeNull();
  await a.tap('#dismiss-rejoin');
  await a.waitForGone('.offer');
  await a.until(
    () => Promise.resolve(world.cloud.state().rooms.flatMap(({ users }) => users)),
    (users) => users.length === 0,
  );
});

test('who hangs up is asked nothing and offered nothing', async () => {
  const a = await world.joined('Ann');
  const before = await a.vibrations();
  await a.tap('#hang-up');
  await a.waitForPage('pages/home/index');
  expect(await a.count('.offer')).toBe(0);
  expect(await a.dialog()).toMatch(/^Duration 00:0\d$/);
  expect(await a.vibrations()).toBe(before + 1);
});

test('the microphone refused: to the settings, and back into the call', async () => {
  const a = await world.phone('Ann', { microphone: 'refused' });
  await a.tap('#join');
  await a.waitFor('.ended', 'Allow the microphone in the settings');
  await a.tap('#retry');
  await a.tapDialog('Microphone');
  await a.tapDialog('Done');
  await a.waitFor('#room-state', 'In call', { timeout: 15_000 });
  await hears(a, 0);
});

test('WeChat itself refused: to the system’s settings, and by itself back into the call', async () => {
  const a = await world.phone('Ann', { systemMicrophone: false });
  await a.tap('#join');
  await a.waitFor('.ended', 'Your phone does not allow the microphone');
  await a.tap('#retry');
  await a.hide();
  await a.setMicrophone('granted', true);
  await a.show();
  await a.waitFor('#room-state', 'In call', { timeout: 15_000 });
  await hears(a, 0);
});

test('the report of a call goes out as a file, without names and rooms', async () => {
  const a = await world.joined('Ann');
  await a.tap('#open-report');
  await a.tap('#share-report');
  const [file] = await a.until(
    () => a.sharedFiles(),
    (files) => files.length === 1,
  );
  expect(file?.text).toMatch(/^Voice call diagnostics\n/);
  expect(file?.text).toContain('phase connected');
  expect(file?.text).not.toMatch(/Ann|room-1/);
});
