/** A tab is a person: kept over a reload, somebody new in a copy. */

type TabStorage = typeof import('@/call/platform/storage/tab-storage.h5');

/** The page of a tab, opened anew with what its sessionStorage holds. */
function openPage(): TabStorage {
  let page: TabStorage | undefined;
  jest.isolateModules(() => {
    page = jest.requireActual<TabStorage>('@/call/platform/storage/tab-storage.h5');
  });
  if (!page) throw new Error('not loaded');
  return page;
}

const leave = () => window.dispatchEvent(new Event('pagehide'));

beforeEach(() => sessionStorage.clear());

test('keeps who one is over a reload', () => {
  openPage().writeTab('development-key', 'me');
  leave();
  expect(openPage().readTab('development-key')).toBe('me');
});

test('a duplicated tab is somebody new: the copy was made while the page was open', () => {
  const page = openPage();
  page.writeTab('development-key', 'me');
  page.writeTab('token-session', 'my session');
  // The browser copies the storage of a page that has not been left.
  const copy = openPage();
  expect(copy.readTab('development-key')).toBe('');
  expect(copy.readTab('token-session')).toBe('');
});

test('a duplicated tab is invited to the same room', () => {
  openPage().writeTab('ticket', 'invitation');
  expect(openPage().readTab('ticket')).toBe('invitation');
});

test('a page that comes back out of the browser’s cache is open again', () => {
  openPage().writeTab('development-key', 'me');
  leave();
  window.dispatchEvent(new Event('pageshow'));
  expect(openPage().readTab('development-key')).toBe('');
});

test('a call asked for is gone on with in the same tab, and in no other', () => {
  openPage().writeTab('asked-call', '{}');
  leave();
  const page = openPage();
  expect(page.readTab('asked-call')).toBe('{}');
  expect(openPage().readTab('asked-call')).toBe('');
});

test('an empty text forgets', () => {
  const page = openPage();
  page.writeTab('ticket', 'one');
  page.writeTab('ticket', '');
  expect(page.readTab('ticket')).toBe('');
  expect(sessionStorage.getItem('ticket')).toBeNull();
});
