import { SignalLink, type SignalLinkOptions } from '@/call/sdk/miniprogram/signal-link';
import type { LinkState } from '@/call/sdk/voice-engine';
import { Command, ServerCommand } from '../../tools/local-cloud/protocol/commands';
import { encodeFrame, FrameType } from '../../tools/local-cloud/protocol/frame';
import { encode } from '../../tools/local-cloud/protocol/message';
import { encodePacket } from '../../tools/local-cloud/protocol/packet';
import { settled } from '../support/fake-clock';

/** A socket task as `wx` gives it; the test plays the network. */
class Socket {
  readyState = 0;
  readonly sent: unknown[] = [];
  closes = 0;
  private readonly callbacks = new Map<string, (result: unknown) => void>();

  constructor(readonly url: string) {}
  onOpen = (callback: () => void) => void this.callbacks.set('open', callback);
  onMessage = (callback: (message: unknown) => void) =>
    void this.callbacks.set('message', callback);
  onClose = (callback: () => void) => void this.callbacks.set('close', callback);
  onError = (callback: () => void) => void this.callbacks.set('error', callback);
  send = (message: unknown) => void this.sent.push(message);
  close = () => void (this.closes += 1);
  /** Says something to whoever listens. */
  say = (event: string, result: unknown = {}) => this.callbacks.get(event)?.(result);
}

const SIGNAL = 'wss://accesshub.example/accesshub?x=1';

/** A `wx` with a link that watches it, and the SDK's own ears on a socket. */
function world(options: Partial<SignalLinkOptions> = {}) {
  const sockets: Socket[] = [];
  const host = {
    connectSocket(this: unknown, { url }: { url: string }) {
      expect(this).toBe(host);
      const socket = new Socket(url);
      sockets.push(socket);
      return socket;
    },
  };
  const original = host.connectSocket;
  const states: LinkState[] = [];
  const link = new SignalLink(host, { onState: (state) => states.push(state), ...options });
  const heard: [string, unknown][] = [];
  const open = (url = SIGNAL): [task: Socket, socket: Socket] => {
    const task = host.connectSocket({ url });
    for (const event of ['Open', 'Message', 'Close', 'Error'] as const) {
      const on = task[`on${event}`] as (callback: (result: unknown) => void) => void;
      on((result) => heard.push([event, result]));
    }
    return [task, sockets.at(-1)!];
  };
  return { host, original, sockets, states, link, heard, open };
}

test('the SDK hears all of its socket, unchanged', async () => {
  const { open, heard } = world();
  const [task, socket] = open();
  for (const event of ['open', 'message', 'error', 'close']) socket.say(event, `a ${event}`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toEqual([
    ['Open', 'a open'],
    ['Message', 'a message'],
    ['Error', 'a error'],
    ['Close', 'a close'],
  ]);
  socket.readyState = 3;
  expect(task.readyState).toBe(3);
  task.send({ data: 'x' });
  task.close();
  expect([socket.sent, socket.closes]).toEqual([[{ data: 'x' }], 1]);
});

test('pitfall 21: of a burst the SDK has one message a turn, in their order', async () => {
  const { host, sockets } = world();
  const happened: string[] = [];
  const task = host.connectSocket({ url: SIGNAL });
  task.onClose(() => happened.push('closed'));
  task.onMessage((message: unknown) => {
    happened.push(`read ${String(message)}`);
    setTimeout(() => happened.push(`told of ${String(message)}`), 0);
  });
  for (const message of [1, 2, 3]) sockets[0]?.say('message', message);
  expect(happened).toEqual(['read 1']);
  await new Promise((resolve) => setTimeout(resolve, 200));
  sockets[0]?.say('message', 4);
  sockets[0]?.say('close', 'a close');
  expect(happened).toEqual([
    ...['read 1', 'told of 1', 'read 2', 'told of 2', 'read 3', 'told of 3'],
    'read 4',
  ]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(happened.slice(-2)).toEqual(['told of 4', 'closed']);
});

test('tells what the socket does, each state once', () => {
  const { open, states } = world();
  const [, first] = open();
  first.say('open');
  first.say('message');
  first.say('error');
  first.say('close');
  open()[1].say('open');
  expect(states).toEqual(['connecting', 'up', 'down', 'connecting', 'up']);
});

test('a socket that was followed by another is heard no more', () => {
  const { open, states } = world();
  const [, first] = open();
  const [, second] = open();
  second.say('open');
  first.say('open');
  first.say('close');
  expect(states).toEqual(['connecting', 'up']);
});

test('other sockets pass untouched', () => {
  const { open, states, sockets } = world();
  for (const url of ['wss://app.example/ws', 'wss://x.example/log?to=/accesshub']) {
    const [task, socket] = open(url);
    expect(task).toBe(socket);
    socket.say('close');
  }
  expect(states).toEqual([]);
  expect(sockets).toHaveLength(2);
});

test('an address may be rewritten, for any socket, without touching the caller’s options', () => {
  const { host, sockets } = world({ rewrite: (url) => url.replace('wss:', 'ws:') });
  const option = { url: SIGNAL };
  host.connectSocket(option);
  expect(sockets[0]?.url).toBe(SIGNAL.replace('wss:', 'ws:'));
  expect(option.url).toBe(SIGNAL);
});

test('dispose puts connectSocket back', () => {
  const { host, original, link } = world();
  expect(host.connectSocket).not.toBe(original);
  link.dispose();
  expect(host.connectSocket).toBe(original);
});

test('a host that only forbids assignment is watched all the same', () => {
  const host = {};
  const connectSocket = ({ url }: { url: string }) => new Socket(url);
  Object.defineProperty(host, 'connectSocket', { get: () => connectSocket, configurable: true });
  const states: LinkState[] = [];
  const watched = host as { connectSocket: typeof connectSocket };
  new SignalLink(watched, { onState: (state) => states.push(state) });
  watched.connectSocket({ url: SIGNAL });
  expect(states).toEqual(['connecting']);
});

test('a host that forbids everything works unwatched', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const socket = new Socket(SIGNAL);
  const host = Object.freeze({ connectSocket: () => socket });
  const states: LinkState[] = [];
  const link = new SignalLink(host, { onState: (state) => states.push(state) });
  expect(host.connectSocket()).toBe(socket);
  socket.say('close');
  link.reset();
  link.dispose();
  expect([socket.closes, states]).toEqual([0, []]);
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});

test('reset closes the socket of now, and does nothing without one', async () => {
  const { open, link } = world();
  link.reset();
  const [, socket] = open();
  link.reset();
  link.reset();
  expect(socket.closes).toBe(1);
  await settled();
  link.reset();
  expect(socket.closes).toBe(1);
});

test('a dead socket is over for the SDK at once, though WeChat never tells of its close', async () => {
  const { open, link, heard, states } = world();
  const [task, socket] = open();
  socket.readyState = 1;
  socket.say('open');
  heard.length = 0;
  link.reset();
  expect([task.readyState, heard]).toEqual([3, []]);
  await settled();
  expect(heard).toEqual([['Close', { code: 1006, reason: 'no answer' }]]);
  expect(states.at(-1)).toBe('down');
});

test('what a socket that was ended still says is not heard', async () => {
  const { open, link, heard, states } = world();
  const [, old] = open();
  old.say('open');
  link.reset();
  await settled();
  const [, next] = open();
  next.say('open');
  const before = [heard.length, states.length];
  for (const event of ['open', 'message', 'error', 'close']) old.say(event);
  expect([heard.length, states.length]).toEqual(before);
  expect(states.at(-1)).toBe('up');
});

test('one that never opened ends with an error: the SDK listens to nothing else yet', async () => {
  const { host, link } = world();
  const task = host.connectSocket({ url: SIGNAL });
  const failed = jest.fn();
  (task.onError as (listener: (result: unknown) => void) => void)(failed);
  link.reset();
  await settled();
  expect(failed).toHaveBeenCalledWith({ errMsg: 'no answer' });
});

describe('silence', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const asked = (options?: Partial<SignalLinkOptions>) => {
    const it = world(options);
    const [task, socket] = it.open();
    socket.say('open');
    it.link.watchSilence(true);
    return { ...it, socket, task, ask: () => task.send({ data: 'heartbeat' }) };
  };

  test('is 15 s without an answer, counted from the first question', () => {
    const { ask, states } = asked();
    for (let s = 0; s < 15; s += 5) {
      ask();
      jest.advanceTimersByTime(4999);
    }
    expect(states.slice(-2)).toEqual(['up', 'late']);
    jest.advanceTimersByTime(3);
    expect(states.at(-1)).toBe('silent');
  });

  test('an answer is late after 4.5 s, and that is over with the answer', () => {
    const { ask, socket, states } = asked();
    ask();
    jest.advanceTimersByTime(4499);
    expect(states.at(-1)).toBe('up');
    jest.advanceTimersByTime(1);
    expect(states.at(-1)).toBe('late');
    socket.say('message');
    expect(states.at(-1)).toBe('up');
    jest.advanceTimersByTime(60_000);
    expect(states.at(-1)).toBe('up');
  });

  test('is none of what answers a push, which nobody answers: in a quiet room nothing comes for long', () => {
    const { states, socket, task } = asked();
    const said = (cmd: number) => {
      const header = { cmd, seq: 7, timestamp: 1_764_554_661_000, context_key: 3 };
      const packet = { header, body: new Uint8Array(0) };
      const message = { txid: 9, id_name: 'ann', service_no: 17, payload: encodePacket(packet) };
      const body = encode('PCUpwardMessage', { ...message, ack: false, wss_message_type: 2 });
      const frame = encodeFrame({ type: FrameType.PCUpwardMessage, stream: 3, body });
      task.send({ data: frame.slice().buffer });
    };
    socket.say('message');
    said(ServerCommand.PushAnswer);
    jest.advanceTimersByTime(60_000);
    expect(states.at(-1)).toBe('up');
    said(Command.Heartbeat);
    jest.advanceTimersByTime(4500);
    expect(states.at(-1)).toBe('late');
  });

  test('ends with any answer', () => {
    const { ask, socket, states } = asked({ silentAfter: 1000 });
    for (let questions = 0; questions < 3; questions += 1) ask();
    jest.advanceTimersByTime(999);
    socket.say('message');
    jest.advanceTimersByTime(60_000);
    expect(states.at(-1)).toBe('up');
    ask();
    jest.advanceTimersByTime(1000);
    socket.say('message');
    expect(states.slice(-2)).toEqual(['silent', 'up']);
  });

  test('is none where nothing was asked, or nobody is in a room', () => {
    const { ask, link, states } = asked();
    jest.advanceTimersByTime(60_000);
    link.watchSilence(false);
    ask();
    jest.advanceTimersByTime(60_000);
    expect(states).toEqual(['connecting', 'up']);
    expect(jest.getTimerCount()).toBe(0);
  });

  test.each(['close', 'leave', 'dispose'] as const)('is not waited for after a %s', (how) => {
    const { ask, socket, link } = asked();
    ask();
    expect(jest.getTimerCount()).toBe(1);
    if (how === 'close') socket.say('close');
    else if (how === 'leave') link.watchSilence(false);
    else link.dispose();
    // The turn that the close took is over.
    jest.advanceTimersByTime(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('asked whether the cloud is there', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test.each<[string, boolean]>([
    ['open', true],
    ['error', false],
  ])('a socket of our own that says %s: %s', async (event, expected) => {
    const { link, open, sockets, states, heard } = world();
    open();
    const asked = link.probe();
    sockets.at(-1)?.say(event, {});
    expect(await asked).toBe(expected);
    expect(sockets).toHaveLength(2);
    // The SDK's socket is another one.
    expect([states, heard]).toEqual([['connecting'], []]);
    expect(jest.getTimerCount()).toBe(0);
  });

  /** A frame of a type: a request for media, a ping, anything else. */
  const frame = (type: number) => Uint8Array.of(0xaf, 0, 0, type, 0).buffer;
  const [MEDIA, PING, OTHER] = [4, 12, 17];

  test.each<[string, number[], number, boolean, LinkState]>([
    ['asked for media, silent meanwhile: dead', [MEDIA], 0, false, 'silent'],
    ['a ping that is not answered: dead', [OTHER, PING], 0, false, 'silent'],
    ['what may need no answer: not yet', [OTHER], 4000, false, 'up'],
    ['what may need no answer, and none is late: dead', [OTHER], 4500, false, 'silent'],
    ['one that answers meanwhile', [MEDIA], 0, true, 'up'],
  ])('an open socket, %s', async (_what, types, waits, answers, expected) => {
    const { open, link, sockets, states } = world();
    const [task, socket] = open();
    socket.say('open');
    link.watchSilence(true);
    for (const type of types) task.send({ data: frame(type) });
    jest.advanceTimersByTime(waits);
    const reached = link.probe();
    if (answers) {
      socket.say('message');
      // And is asked something else.
      task.send({ data: frame(PING) });
    }
    sockets.at(-1)?.say('open');
    expect(await reached).toBe(true);
    expect(states.at(-1)).toBe(expected);
  });

  test('an open socket that was asked nothing is not doubted', async () => {
    const { link, open, sockets, states } = world();
    open()[1].say('open');
    link.watchSilence(true);
    const reached = link.probe();
    sockets.at(-1)?.say('open');
    expect(await reached).toBe(true);
    expect(states.at(-1)).toBe('up');
  });

  test('one that says nothing is given up', async () => {
    const { link, open } = world();
    open();
    const asked = link.probe();
    jest.advanceTimersByTime(3000);
    expect(await asked).toBe(false);
  });

  test('before the SDK had one, nobody knows where', async () => {
    const { link, sockets } = world();
    expect(await link.probe()).toBe(false);
    expect(sockets).toEqual([]);
  });
});
