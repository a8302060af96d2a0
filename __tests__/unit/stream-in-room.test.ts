import { CallError } from '@/call/errors/call-error';
import { StreamInRoom } from '@/call/session/streams/stream-in-room';
import { Timers } from '@/call/session/async/timers';
import { createCallStore } from '@/call/store/call-store';
import { FakeClock } from '../support/fake-clock';

function published(answer: () => Promise<void>, hasSocket = true) {
  const clock = new FakeClock();
  const store = createCallStore();
  const self = { userID: 'me', userName: 'Me', streamID: 'mine' };
  store.setState({ self, roomState: 'CONNECTED' });
  store.setState(({ publisher }) => ({ publisher: { ...publisher, state: 'PUBLISHING' } }));
  // What comes over the socket comes before what the SDK makes of it.
  const heard = new Set<() => void>();
  const engine = {
    setStreamExtraInfo: jest.fn(() => {
      const answered = answer();
      if (hasSocket) for (const listener of heard) listener();
      return answered;
    }),
    on: (_event: string, listener: () => void) => {
      heard.add(listener);
      return () => void heard.delete(listener);
    },
  };
  const publishAgain = jest.fn();
  const inRoom = new StreamInRoom({ store, timers: new Timers(clock), engine, publishAgain });
  inRoom.published();
  return { clock, store, engine, publishAgain, inRoom };
}

const unknown = () => Promise.reject(new CallError('unknown', 'publish', { code: 1003030 }));

test('the first publication is not asked for: nothing can come between', async () => {
  const { clock, engine } = published(() => Promise.resolve());
  await clock.advance(10_000);
  expect(engine.setStreamExtraInfo).not.toHaveBeenCalled();
});

test('pitfall 20: what is published anew is asked for, and published once more where the room doesn’t know it', async () => {
  const { clock, engine, publishAgain, inRoom } = published(unknown);
  inRoom.published();
  await clock.advance(1000);
  expect(engine.setStreamExtraInfo).toHaveBeenCalledTimes(1);
  expect(publishAgain).toHaveBeenCalledTimes(1);
  // What the SDK tells late comes after the first answer.
  await clock.advance(7000);
  expect(engine.setStreamExtraInfo).toHaveBeenCalledTimes(2);
});

test('not for ever, but again once the room knew it', async () => {
  let answer = unknown;
  const { clock, publishAgain, inRoom } = published(() => answer());
  const again = async () => {
    inRoom.published();
    await clock.advance(1000);
  };
  for (let times = 0; times < 6; times += 1) await again();
  expect(publishAgain).toHaveBeenCalledTimes(3);
  answer = () => Promise.resolve() as Promise<never>;
  await again();
  answer = unknown;
  await again();
  expect(publishAgain).toHaveBeenCalledTimes(4);
});

test('so is one that the room says nothing of: the SDK lost sight of it', async () => {
  const { clock, publishAgain, inRoom } = published(() => new Promise(() => undefined));
  inRoom.published();
  await clock.advance(6000);
  expect(publishAgain).toHaveBeenCalledTimes(1);
});

test('pitfall 20: the SDK says "done" of a stream without having asked: it is published once more', async () => {
  const { clock, publishAgain, inRoom } = published(() => Promise.resolve(), false);
  inRoom.published();
  await clock.advance(1000);
  expect(publishAgain).toHaveBeenCalledTimes(1);
});

test('but not where there is no room to answer', async () => {
  const { clock, store, publishAgain, inRoom } = published(() => new Promise(() => undefined));
  inRoom.published();
  await clock.advance(2000);
  store.setState({ roomState: 'CONNECTING' });
  await clock.advance(10_000);
  expect(publishAgain).not.toHaveBeenCalled();
});

test('an error without a code is no word on the stream, and after the end nothing is asked', async () => {
  const silent = published(() => Promise.reject(new Error('no answer')));
  silent.inRoom.published();
  await silent.clock.advance(1000);
  expect(silent.publishAgain).not.toHaveBeenCalled();
  const over = published(unknown);
  over.inRoom.published();
  over.inRoom.end();
  await over.clock.advance(1000);
  expect(over.engine.setStreamExtraInfo).not.toHaveBeenCalled();
});
