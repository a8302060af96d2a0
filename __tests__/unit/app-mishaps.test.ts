import { keepMishaps } from '@/app-mishaps';
import { mishaps } from '@/call/memory/mishaps';

type Listener = (told: unknown) => void;
const mockListeners: Record<string, Listener> = {};
const mockReLaunch = jest.fn();

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    onError: (listener: Listener) => void (mockListeners.error = listener),
    onUnhandledRejection: (listener: Listener) => void (mockListeners.rejection = listener),
    onPageNotFound: (listener: Listener) => void (mockListeners.page = listener),
    reLaunch: (to: { url: string }) => void mockReLaunch(to.url),
  },
}));

const noted = () => mishaps().map(({ text, said, times }) => [text, said, times]);

beforeAll(() => keepMishaps());

test('what nobody caught is kept, whatever was thrown', () => {
  mockListeners.error?.('TypeError: x is not a function\n at tile');
  for (const reason of [
    new Error('no token'),
    { errMsg: 'setData:fail' },
    { code: 7, message: 'kicked' },
    'plain',
    null,
    { code: 9 },
  ]) {
    mockListeners.rejection?.({ reason });
  }
  const rejections = ['no token', 'setData:fail', 'kicked', 'plain', 'null', '{"code":9}'];
  expect(noted()).toEqual([
    ['uncaught error', 'TypeError: x is not a function\n at tile', 1],
    ...rejections.map((said) => ['unhandled rejection', said, 1]),
  ]);
});

test('an error that comes again and again pushes out no other, and a long one fills no memory', () => {
  const before = mishaps().length;
  for (let n = 0; n < 100; n += 1) mockListeners.error?.('again');
  mockListeners.error?.('x'.repeat(10_000));
  expect(noted().slice(before, before + 1)).toEqual([['uncaught error', 'again', 100]]);
  expect(mishaps().at(-1)?.said).toHaveLength(400);
  for (let n = 0; n < 100; n += 1) mockListeners.error?.(`error ${n}`);
  expect(mishaps()).toHaveLength(30);
});

test.each<[Record<string, string>, string]>([
  [{ roomID: 'a%26b' }, '/pages/home/index?roomID=a%26b'],
  [{}, '/pages/home/index'],
])('a page that is not there leads home at once: %j', (query, url) => {
  mockListeners.page?.({ path: 'pages/old', query, isEntryPage: true });
  expect(mockReLaunch).toHaveBeenLastCalledWith(url);
  expect(mishaps().at(-1)).toMatchObject({ text: 'page not found', said: 'pages/old' });
});
