import { EngineEmitter } from '@/call/sdk/emitter';

function world() {
  const reported: unknown[] = [];
  return { reported, emitter: new EngineEmitter((error) => reported.push(error)) };
}

test('pitfall 10: a listener that throws is reported, and the others hear all the same', () => {
  const { emitter, reported } = world();
  const heard: unknown[] = [];
  emitter.on('tokenWillExpire', () => {
    throw new Error('broken');
  });
  emitter.on('tokenWillExpire', (roomID) => heard.push(roomID));
  expect(() => emitter.emit('tokenWillExpire', 'room')).not.toThrow();
  expect(heard).toEqual(['room']);
  expect(reported).toEqual([new Error('broken')]);
});

test('pitfall 10: a disposer takes off its own listener, whichever came first', () => {
  const { emitter } = world();
  const heard: string[] = [];
  const stopFirst = emitter.on('tokenWillExpire', () => heard.push('first'));
  emitter.on('tokenWillExpire', () => heard.push('second'));
  stopFirst();
  stopFirst();
  emitter.emit('tokenWillExpire', 'room');
  expect(heard).toEqual(['second']);
});

test('a listener added while an event is told hears the next one', () => {
  const { emitter } = world();
  let heard = 0;
  const stop = emitter.on('tokenWillExpire', () => {
    stop();
    emitter.on('tokenWillExpire', () => (heard += 1));
  });
  emitter.emit('tokenWillExpire', 'room');
  expect(heard).toBe(0);
  emitter.emit('tokenWillExpire', 'room');
  expect(heard).toBe(1);
});

test('pitfall 12: after clear nobody hears anything', () => {
  const { emitter } = world();
  let heard = 0;
  emitter.on('tokenWillExpire', () => (heard += 1));
  emitter.on('linkStateUpdate', () => (heard += 1));
  emitter.end();
  emitter.emit('tokenWillExpire', 'room');
  emitter.emit('linkStateUpdate', 'up');
  expect(heard).toBe(0);
});
