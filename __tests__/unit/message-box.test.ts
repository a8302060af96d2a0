import { messagesPart } from '@/call/messages';
import { RoomMessages, type MessagesPart } from '@/call/session/messages/message-box';
import { FakeClock, settled } from '../support/fake-clock';
import { Deferred, FakeEngine } from '../support/fake-engine';
import { featureRoom } from '../support/feature-room';

jest.mock('@/call/ui/messages/messages-body', () => ({ MessagesBody: 'the body' }));

const ann = { userID: 'ann', userName: 'Ann' };
const bob = { userID: 'bob', userName: 'Bob' };

/** A stay in a room with messages, and what can be done in it. */
class Stay {
  readonly clock = new FakeClock();
  readonly engine = new FakeEngine();
  readonly room = featureRoom('room', ann, this.engine, this.clock);
  wall = 1000;
  loads = 0;
  readonly box = new RoomMessages(
    () => {
      this.loads += 1;
      return this.load();
    },
    () => this.wall,
  );
  /** How often the store told of a change. */
  told = 0;
  leave: () => void;

  constructor(public load: () => MessagesPart | Promise<MessagesPart> = () => messagesPart) {
    this.leave = this.enter();
    this.box.store.subscribe(() => (this.told += 1));
  }

  enter() {
    const stop = this.box.enter(this.room);
    return () => {
      stop();
      this.room.timers.clear();
    };
  }

  hear(...texts: string[]) {
    const messages = texts.map((message) => ({ fromUser: bob, message }));
    this.engine.emit('IMRecvBroadcastMessage', 'room', messages);
  }

  get state() {
    return this.box.store.getState();
  }

  get texts() {
    return this.state.list.map(({ text }) => text);
  }

  get sent() {
    return this.engine.of('sendBroadcastMessage').map(([, text]) => text);
  }
}

test('the first message fetches the code, and none that came meanwhile is lost', async () => {
  const loading = new Deferred<MessagesPart>();
  const stay = new Stay(() => loading.promise);
  stay.hear('one');
  stay.hear('two');
  await stay.clock.advance(1000);
  expect(stay.state).toMatchObject({ list: [], unread: 2 });
  loading.resolve(messagesPart);
  await settled();
  expect(stay.texts).toEqual(['one', 'two']);
  expect(stay.state.list[0]).toMatchObject({ ...bob, number: 0, at: 1000, sent: null });
  expect(stay.state.unread).toBe(2);
});

test('a first look fetches the code once; where nobody writes or looks, it is never fetched', async () => {
  const stay = new Stay();
  await stay.clock.advance(600_000);
  expect(stay.loads).toBe(0);
  await stay.box.open();
  await stay.box.open();
  expect(stay.loads).toBe(1);
});

test('code that can’t be fetched is said, is not waited for without end, and can be asked for again', async () => {
  const stay = new Stay(() => new Promise<never>(() => undefined));
  const opened = stay.box.open();
  const failed = expect(opened).rejects.toThrow('did not load');
  await stay.clock.advance(15_000);
  await failed;
  stay.load = () => messagesPart;
  await expect(stay.box.open()).resolves.toBe(messagesPart);
});

test('messages are unread until somebody looks, and none are while they do', async () => {
  const stay = new Stay();
  stay.hear('one', 'two');
  await settled();
  expect(stay.state.unread).toBe(2);
  const stop = stay.box.read();
  expect(stay.state.unread).toBe(0);
  stay.hear('three');
  await stay.clock.advance(1000);
  expect(stay.state.unread).toBe(0);
  stop();
  stay.hear('four');
  await stay.clock.advance(1000);
  expect(stay.state.unread).toBe(1);
});

test('what shows nothing, or is of another room, is no message', async () => {
  const stay = new Stay();
  stay.hear('\u200b', ' ');
  stay.engine.emit('IMRecvBroadcastMessage', 'other', [{ fromUser: bob, message: 'hello' }]);
  await stay.clock.advance(1000);
  expect(stay.loads).toBe(0);
  expect(stay.state).toEqual({ list: [], unread: 0 });
});

test('fifty who write at once, twice a second, are two or three tellings a second', async () => {
  const stay = new Stay();
  await stay.box.open();
  stay.told = 0;
  for (let round = 0; round < 5; round += 1) {
    for (let writer = 0; writer < 50; writer += 1) stay.hear(`${round} of ${writer}`);
    await stay.clock.advance(500);
  }
  await stay.clock.advance(1000);
  // A telling is two writes in one go: what came, and how many are unread.
  expect(stay.told / 2).toBeLessThanOrEqual(7);
  expect(stay.texts).toHaveLength(200);
  expect(stay.texts.at(-1)).toBe('4 of 49');
});

test('the last 200 are kept', async () => {
  const stay = new Stay();
  for (let n = 0; n < 250; n += 1) stay.hear(`${n}`);
  await stay.clock.advance(1000);
  for (let n = 250; n < 300; n += 1) stay.hear(`${n}`);
  await stay.clock.advance(1000);
  expect(stay.texts).toHaveLength(200);
  expect([stay.texts[0], stay.texts.at(-1)]).toEqual(['100', '299']);
  const numbers = stay.state.list.map(({ number }) => number);
  expect(numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1)).toBe(true);
});

test('one’s own is there at once, and is sent when the room took it', async () => {
  const stay = new Stay();
  const taken = new Deferred();
  stay.engine.sendBroadcastMessage = () => taken.promise;
  await stay.box.open();
  stay.box.send(' hello ');
  expect(stay.state.list).toEqual([
    { ...ann, number: 0, text: 'hello', at: 1000, sent: 'sending' },
  ]);
  taken.resolve();
  await settled();
  expect(stay.state.list[0]?.sent).toBe('sent');
});

test('one’s own go out one after the other, a second and a bit apart', async () => {
  const stay = new Stay();
  await stay.box.open();
  for (const text of ['one', 'two', 'three']) stay.box.send(text);
  await settled();
  expect(stay.sent).toEqual(['one']);
  await stay.clock.advance(1049);
  expect(stay.sent).toEqual(['one']);
  await stay.clock.advance(1);
  expect(stay.sent).toEqual(['one', 'two']);
  await stay.clock.advance(1050);
  expect(stay.sent).toEqual(['one', 'two', 'three']);
});

test.each([
  ['refused', () => Promise.reject(new Error('no'))],
  ['never answered', () => new Promise<never>(() => undefined)],
])('one that is %s is not sent, and goes with another try', async (_how, post) => {
  const stay = new Stay();
  const works = stay.engine.sendBroadcastMessage;
  stay.engine.sendBroadcastMessage = post;
  await stay.box.open();
  stay.box.send('hello');
  await stay.clock.advance(8000);
  expect(stay.state.list[0]?.sent).toBe('failed');
  stay.engine.sendBroadcastMessage = works;
  stay.box.retry(0);
  expect(stay.state.list[0]?.sent).toBe('sending');
  await settled();
  expect(stay.state.list).toHaveLength(1);
  expect(stay.state.list[0]?.sent).toBe('sent');
  // What was sent isn't sent again.
  stay.box.retry(0);
  await stay.clock.advance(1000);
  expect(stay.sent).toEqual(['hello']);
});

test('nothing is left after the call, and a late answer marks no message of the next', async () => {
  const stay = new Stay();
  const taken = new Deferred();
  stay.engine.sendBroadcastMessage = () => taken.promise;
  await stay.box.open();
  stay.box.send('old');
  stay.hear('from bob');
  stay.leave();
  expect(stay.state).toEqual({ list: [], unread: 0 });
  expect(stay.room.timers.size).toBe(0);
  stay.hear('too late');
  expect(stay.state).toEqual({ list: [], unread: 0 });
  stay.leave = stay.enter();
  stay.engine.sendBroadcastMessage = () => new Promise(() => undefined);
  stay.box.send('new');
  taken.reject(new Error('logged out'));
  await settled();
  expect(stay.state.list).toMatchObject([{ number: 0, text: 'new', sent: 'sending' }]);
});
