import fc from 'fast-check';
import { Reachability } from '@/call/session/recovery/reachability';

function joined(): Reachability {
  const one = new Reachability();
  one.setRoomState('CONNECTED');
  return one;
}

test('nobody is in a room before the SDK says so', () => {
  expect(new Reachability().reach).toBe('no-room');
  expect(joined().reach).toBe('in-room');
});

test.each(['down', 'silent'] as const)(
  'pitfall 2: a socket that is %s outdates CONNECTED, until the SDK says it anew',
  (state) => {
    const one = joined();
    one.setLink(state);
    expect([one.reach, one.roomState]).toEqual(['no-room', 'CONNECTED']);
    one.setLink('connecting');
    one.setLink('up');
    expect(one.reach).toBe('no-room');
    one.setRoomState('CONNECTING');
    expect(one.reach).toBe('no-room');
    one.setRoomState('CONNECTED');
    expect(one.reach).toBe('in-room');
  },
);

test('without a network nothing else counts; with it again, what was true before does', () => {
  const one = joined();
  one.setNetworkGone(true);
  expect(one.reach).toBe('no-network');
  one.setRoomState('CONNECTED');
  expect(one.reach).toBe('no-network');
  one.setNetworkGone(false);
  expect(one.reach).toBe('in-room');
});

test('in the room means: a network, and CONNECTED said after the last loss of the socket', () => {
  const event = fc.constantFrom('CONNECTED', 'CONNECTING', 'DISCONNECTED', 'up', 'down', 'silent');
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const one = new Reachability();
      for (const what of events) {
        if (/[A-Z]/.test(what)) one.setRoomState(what as 'CONNECTED');
        else one.setLink(what as 'up');
      }
      const said = events.filter((what) => /[A-Z]/.test(what)).at(-1);
      const lost = Math.max(events.lastIndexOf('down'), events.lastIndexOf('silent'));
      const inRoom = said === 'CONNECTED' && events.lastIndexOf('CONNECTED') > lost;
      expect(one.reach).toBe(inRoom ? 'in-room' : 'no-room');
    }),
  );
});
