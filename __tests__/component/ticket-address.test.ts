/** The ticket of an invitation leaves the address, and its entry in the history, once it is read. */

type IdentityOfTab = typeof import('@/call/token/identity/identity.h5');

/** The page at this address. @returns the ticket it logs in with, or the code of its refusal */
async function open(address: string): Promise<unknown> {
  window.history.replaceState({ idx: 7 }, '', address);
  let page: IdentityOfTab | undefined;
  jest.isolateModules(() => {
    page = jest.requireActual<IdentityOfTab>('@/call/token/identity/identity.h5');
  });
  return page
    ?.ownIdentity()
    .credential()
    .catch(({ code }: { code: string }) => code);
}

const shown = () => window.location.href.replace(window.location.origin, '');

beforeEach(() => sessionStorage.clear());
afterEach(() => jest.restoreAllMocks());

test.each([
  ['/#/pages/home/index?roomID=r&ticket=a%2Fb', '/#/pages/home/index?roomID=r'],
  ['/#/pages/home/index?ticket=a%2Fb&roomID=r', '/#/pages/home/index?roomID=r'],
  ['/#/pages/home/index?ticket=a%2Fb', '/#/pages/home/index'],
  ['/some/where/?x=1&ticket=a%2Fb#/pages/home/index', '/some/where/?x=1#/pages/home/index'],
  ['/?ticket=a%2Fb&x=1#/pages/home/index?roomID=r', '/?x=1#/pages/home/index?roomID=r'],
])('%s is shown as %s', async (address, without) => {
  const entries = window.history.length;
  expect(await open(address)).toEqual({ ticket: 'a/b' });
  expect(shown()).toBe(without);
  expect(window.history.length).toBe(entries);
  // The router's own notes stay.
  expect(window.history.state).toEqual({ idx: 7 });
  // A reload.
  sessionStorage.setItem('tab-left', '1');
  expect(await open(without)).toEqual({ ticket: 'a/b' });
});

test('an address without one stays as it is', async () => {
  const address = '/#/pages/home/index?roomID=ticket%3Dx&myticket=1';
  expect(await open(address)).toBe('ticket_missing');
  expect(shown()).toBe(address);
});

test('it stays where nothing can be kept: a reload would lose it', async () => {
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const address = '/#/pages/home/index?roomID=r&ticket=t';
  expect(await open(address)).toEqual({ ticket: 't' });
  expect(shown()).toBe(address);
});
