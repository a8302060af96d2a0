import { messagesPart } from '@/call/messages';
import { RoomMessages } from '@/call/session/messages/message-box';
import { hears, inWorld, type CallWorld } from '../support/call-world';
import type { Caller } from '../support/caller';

jest.mock('@/call/ui/messages/messages-body', () => ({ MessagesBody: 'the body' }));

/** Somebody whose call has messages. */
class Writer {
  readonly box = new RoomMessages(
    () => messagesPart,
    () => Date.now(),
  );
  readonly caller: Caller;

  constructor({ caller }: CallWorld, key: string) {
    this.caller = caller(key, { features: [this.box] });
  }

  static async inRoom(world: CallWorld, ...keys: string[]): Promise<Writer[]> {
    const writers = keys.map((key) => new Writer(world, key));
    for (const { caller } of writers) await caller.join('room');
    for (const { caller } of writers) {
      await caller.until('hearing the others', hears(caller, keys.length - 1));
    }
    for (const { box } of writers) await box.open();
    return writers;
  }

  get texts(): string[] {
    return this.box.store.getState().list.map(({ text }) => text);
  }

  get sent() {
    return this.box.store.getState().list.map(({ sent }) => sent);
  }

  reads(...texts: string[]): Promise<void> {
    const found = () => JSON.stringify(this.texts) === JSON.stringify(texts);
    return this.caller.until(`reading ${texts.join(', ')}`, found);
  }
}

test(
  'people in a room write to each other; who calls without messages is none the worse for it',
  inWorld(async (world) => {
    const [ann, bob] = (await Writer.inRoom(world, 'ann', 'bob')) as [Writer, Writer];
    const carol = world.caller('carol');
    await carol.join('room');
    ann.box.send('你好 <b>Bob</b> 👩‍👩‍👧');
    await bob.reads('你好 <b>Bob</b> 👩‍👩‍👧');
    expect(bob.box.store.getState()).toMatchObject({
      list: [{ userID: ann.caller.userID, userName: 'ann', sent: null }],
      unread: 1,
    });
    bob.box.send('hello');
    await ann.reads('你好 <b>Bob</b> 👩‍👩‍👧', 'hello');
    await ann.caller.until('told that it was sent', () => ann.sent[0] === 'sent');
    await carol.until('hearing both', hears(carol, 2));
  }),
);

test(
  'pitfall 22: three messages written in one breath arrive in their order',
  inWorld(async (world) => {
    const [ann, bob] = (await Writer.inRoom(world, 'ann', 'bob')) as [Writer, Writer];
    for (const text of ['one', 'two', 'three']) ann.box.send(text);
    expect(ann.texts).toEqual(['one', 'two', 'three']);
    await bob.reads('one', 'two', 'three');
    await ann.caller.until('told that all were sent', () =>
      ann.sent.every((how) => how === 'sent'),
    );
  }),
);

test(
  'without a network a message is not sent, and can be sent again after the reconnection',
  inWorld(async (world) => {
    const [ann, bob] = (await Writer.inRoom(world, 'ann', 'bob')) as [Writer, Writer];
    ann.caller.goOffline();
    ann.box.send('anybody?');
    await ann.caller.until('told that it was not sent', () => ann.sent[0] === 'failed', 15_000);
    ann.caller.goOnline();
    await ann.caller.until('back', hears(ann.caller, 1), 30_000);
    ann.box.retry(0);
    await bob.reads('anybody?');
    await ann.caller.until('told that it was sent', () => ann.sent[0] === 'sent');
  }),
  60_000,
);

test(
  'after the call nothing is left of what was written, and a call anew begins with nothing',
  inWorld(async (world) => {
    const [ann, bob] = (await Writer.inRoom(world, 'ann', 'bob')) as [Writer, Writer];
    ann.box.send('one');
    await bob.reads('one');
    await bob.caller.session.leave();
    expect(bob.box.store.getState()).toEqual({ list: [], unread: 0 });
    ann.box.send('nobody is here');
    await ann.caller.until('told that all were sent', () =>
      ann.sent.every((how) => how === 'sent'),
    );
    await bob.caller.join('room');
    await bob.caller.until('hearing ann', hears(bob.caller, 1));
    ann.box.send('two');
    await bob.reads('two');
  }),
);
