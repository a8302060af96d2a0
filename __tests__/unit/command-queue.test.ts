import { CommandQueue } from '@/call/session/async/command-queue';
import { settled } from '../support/fake-clock';
import { Deferred } from '../support/fake-engine';

function world() {
  const reported: unknown[] = [];
  return { reported, queue: new CommandQueue((error) => reported.push(error)) };
}

test('runs one command at a time, in their order', async () => {
  const { queue } = world();
  const gates = [new Deferred(), new Deferred()];
  const log: string[] = [];
  const all = gates.map((gate, n) =>
    queue.run(async () => {
      log.push(`begin ${n}`);
      await gate.promise;
      log.push(`end ${n}`);
    }),
  );
  gates[1]?.resolve();
  await settled();
  expect(log).toEqual(['begin 0']);
  gates[0]?.resolve();
  await Promise.all(all);
  expect(log).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
});

test('a command that fails is reported, rejects nobody, and holds up no other', async () => {
  const { queue, reported } = world();
  const ran: string[] = [];
  await queue.run(() => Promise.reject(new Error('broken')));
  await queue.run(() => {
    throw new Error('at once');
  });
  await queue.run(async () => void ran.push('next'));
  expect(reported).toEqual([new Error('broken'), new Error('at once')]);
  expect(ran).toEqual(['next']);
});

test('cancelling tells the running command and spares those that come after', async () => {
  const { queue, reported } = world();
  const ran: string[] = [];
  const running = queue.run(async (cancellation) => {
    await settled();
    cancellation.check();
    ran.push('running');
  });
  const waiting = queue.run(async () => void ran.push('waiting'));
  await Promise.resolve();
  queue.cancelAll();
  const after = queue.run(async () => void ran.push('after'));
  await Promise.all([running, waiting, after]);
  expect(ran).toEqual(['after']);
  expect(reported).toEqual([]);
});
