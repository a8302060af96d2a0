/** What was asked for, in a browser: the very call of the tap, or what a reloaded tab remembers of it. */
import type * as askedCallModule from '@/call/memory/asked-call.h5';

type AskedCallModule = typeof askedCallModule;

/** The module as a page has it that was opened just now. */
function openPage(): AskedCallModule {
  let page: AskedCallModule | undefined;
  jest.isolateModules(() => {
    page = jest.requireActual<AskedCallModule>('@/call/memory/asked-call.h5');
  });
  if (!page) throw new Error('not loaded');
  return page;
}

test('the page of the call gets the object of the tap: by it the call is begun once', () => {
  const { askForCall, askedCall } = openPage();
  const call = { roomID: 'room', userName: 'Ann' };
  askForCall(call);
  expect(askedCall()).toBe(call);
  const again = { ...call };
  askForCall(again);
  expect(askedCall()).toBe(again);
  askForCall(null);
  expect(askedCall()).toBeNull();
});

test('a tab that is loaded anew is still in its call, until that is over', () => {
  openPage().askForCall({ roomID: 'room', userName: 'Ann' });
  window.dispatchEvent(new Event('pagehide'));
  const { askForCall, askedCall } = openPage();
  expect(askedCall()).toEqual({ roomID: 'room', userName: 'Ann' });
  askForCall(null);
  expect(askedCall()).toBeNull();
});
