/** One call after the other, made by the door: each begins clean, and leaves nothing behind. */
import { createVoiceCall, type OwnTokens, type VoiceCall, type VoiceCallOptions } from '@/call';
import * as development from '@/call/development';
import { currentRegistry } from '@/call/media/current-registry';
import * as prejoin from '@/call/prejoin';
import * as ui from '@/call/ui';

const mockListeners = new Set<unknown>();
const mockListen = (listener: unknown) => {
  mockListeners.add(listener);
  return () => void mockListeners.delete(listener);
};
jest.mock('@/call/platform/surroundings/lifecycle', () => ({
  onShow: (listener: unknown) => mockListen(listener),
  onHide: (listener: unknown) => mockListen(listener),
  onClose: (listener: unknown) => mockListen(listener),
}));
jest.mock('@/call/platform/surroundings/network', () => ({
  isOnline: () => Promise.resolve(true),
  onNetworkChange: (listener: unknown) => mockListen(listener),
}));
jest.mock('@/call/platform/surroundings/interruption', () => ({
  onInterruption: (listener: unknown) => mockListen(listener),
}));
jest.mock('@/call/platform/permission/permission', () => ({
  requestMicrophone: () => Promise.resolve('granted'),
  deniedBySystem: () => null,
}));
jest.mock('@/call/platform/surroundings/screen', () => ({ setKeepScreenOn: () => undefined }));
const mockMade: object[] = [];
jest.mock('zego-express-engine-miniprogram', () => ({
  ZegoExpressEngine: class {
    constructor() {
      mockMade.push(this);
    }
    on = () => true;
    getVersion = () => '3.6.0';
    setDebugVerbose = () => undefined;
    setLogConfig = () => true;
    initContext = () => undefined;
    loginRoom = () => new Promise(() => undefined);
    logoutRoom = () => undefined;
    destroyEngine = () => void mockMade.splice(mockMade.indexOf(this), 1);
  },
}));

function create(more: Partial<VoiceCallOptions> = {}): VoiceCall {
  const token: OwnTokens = () => Promise.resolve({ token: '04', userID: 'u' });
  return createVoiceCall({ appID: 1, server: 'wss://cloud.example/ws', token, ...more });
}

beforeAll(() => {
  Object.assign(globalThis, { wx: { connectSocket: () => ({}) } });
});

test('importing the doors does nothing', () => {
  expect([prejoin, ui, development].every((door) => Object.keys(door).length > 0)).toBe(true);
  expect(mockListeners.size).toBe(0);
  expect(mockMade).toEqual([]);
  expect(() => currentRegistry()).toThrow(/createVoiceCall/);
});

test('making a call makes no engine before it is prepared or joined', () => {
  const call = create();
  expect(mockMade).toHaveLength(0);
  call.prepare();
  expect(mockMade).toHaveLength(1);
  call.dispose();
  expect(mockMade).toHaveLength(0);
});

test('a disposed call leaves no listener, no engine and no registry, and the next begins clean', () => {
  const first = create();
  first.commands.setMicrophone(false);
  first.prepare();
  const registry = currentRegistry();
  first.dispose();
  expect(mockListeners.size).toBe(0);
  expect(mockMade).toEqual([]);
  expect(() => currentRegistry()).toThrow();

  const second = create();
  expect(currentRegistry()).not.toBe(registry);
  expect(second.store.getState()).toMatchObject({ phase: 'idle', microphoneOn: true });
  second.dispose();
});

test('a call that is disposed of late does not take the next one its registry', () => {
  const first = create();
  const second = create();
  const registry = currentRegistry();
  first.dispose();
  expect(currentRegistry()).toBe(registry);
  second.dispose();
});

test('a function of your own is asked for the room, and its error becomes a failure of the call', async () => {
  const token = jest.fn<ReturnType<OwnTokens>, Parameters<OwnTokens>>(() =>
    Promise.reject(new Error('our service is down')),
  );
  const call = create({ token });
  await call.commands.join({ roomID: 'r', userName: 'Ann' });
  expect(token).toHaveBeenCalledWith('r', { fresh: false });
  expect(call.store.getState()).toMatchObject({
    phase: 'ended',
    failure: { kind: 'token-service-unreachable', step: 'token', detail: 'our service is down' },
  });
  call.dispose();
});

test('without a service that makes tickets there is nothing to invite with', () => {
  const call = create();
  expect(call.invite).toBeUndefined();
  call.dispose();
});
