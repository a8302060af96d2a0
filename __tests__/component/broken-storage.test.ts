/** Whatever stands in a tab's storage, written by hand or by another version: no page stays white. */
import fc from 'fast-check';

const KEYS = [
  'asked-call',
  'debug-login',
  'development-key',
  'ticket',
  'token-session',
  'unfinished-call',
] as const;

/** The page's modules, read anew with what the storage holds. */
function openPage(): void {
  jest.isolateModules(() => {
    const load = <T extends object>(path: string) => jest.requireActual<T>(path);
    const { askedCall } = load<typeof import('@/call/memory/asked-call.h5')>(
      '@/call/memory/asked-call.h5',
    );
    const { debugLogin } = load<typeof import('@/call/development/debug-login.h5')>(
      '@/call/development/debug-login.h5',
    );
    const call = askedCall();
    if (call) expect([typeof call.roomID, typeof call.userName]).toEqual(['string', 'string']);
    const login = debugLogin();
    if (login) expect([typeof login.appID, typeof login.server]).toEqual(['number', 'string']);
    load<typeof import('@/call/token/identity/identity.h5')>(
      '@/call/token/identity/identity.h5',
    ).ownIdentity();
  });
}

const broken = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"roomID":7}',
    '{"roomID":"a b","userName":"x"}',
    '{',
  ),
  fc.json({ maxDepth: 2 }),
  fc.string({ unit: 'binary' }),
);

test('nothing in it throws', () => {
  fc.assert(
    fc.property(fc.record(Object.fromEntries(KEYS.map((key) => [key, broken]))), (stored) => {
      sessionStorage.clear();
      sessionStorage.setItem('tab-left', '1');
      for (const [key, text] of Object.entries(stored)) sessionStorage.setItem(key, text);
      openPage();
    }),
    { numRuns: 100 },
  );
});

test('a call that was asked for is still known', () => {
  jest.isolateModules(() => {
    const { askForCall, askedCall } = jest.requireActual<
      typeof import('@/call/memory/asked-call.h5')
    >('@/call/memory/asked-call.h5');
    askForCall({ roomID: 'room', userName: 'Ann' });
    expect(askedCall()).toEqual({ roomID: 'room', userName: 'Ann' });
  });
});
