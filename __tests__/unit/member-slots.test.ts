import fc from 'fast-check';
import { placeMembers, type MemberSlot } from '@/call/ui/member/member-slots';

type Slots = readonly MemberSlot[];

/** Who is seen, in the order of the screen: by `order`, then as they stand. */
const shown = (slots: Slots) =>
  slots
    .map((slot, at) => ({ ...slot, at }))
    .filter(({ userID }) => userID !== null)
    .sort((a, b) => a.order - b.order || a.at - b.at)
    .map(({ userID }) => userID);

/** One listing after the other, from an empty grid. */
const after = (...listings: string[][]) => listings.reduce(placeMembers, [] as Slots);

test('everyone has a slot; nothing new, no new list', () => {
  const slots = after(['me', 'a', 'b']);
  expect(slots.map(({ userID }) => userID)).toEqual(['me', 'a', 'b']);
  expect(placeMembers(slots, ['me', 'a', 'b'])).toBe(slots);
  expect(placeMembers([], [])).toEqual([]);
});

test('who leaves leaves an empty slot, and nobody else’s changes', () => {
  const before = after(['me', 'a', 'b']);
  const slots = placeMembers(before, ['me', 'b']);
  expect(slots.map(({ userID }) => userID)).toEqual(['me', null, 'b']);
  expect([slots[0], slots[2]]).toEqual([before[0], before[2]]);
  expect(placeMembers(slots, ['me', 'b'])).toBe(slots);
});

test('who comes gets the empty slot and is shown last', () => {
  const slots = after(['me', 'a', 'b'], ['me', 'b'], ['me', 'b', 'c'], ['me', 'b', 'c', 'd']);
  expect(slots.map(({ userID }) => userID)).toEqual(['me', 'c', 'b', 'd']);
  expect(shown(slots)).toEqual(['me', 'b', 'c', 'd']);
});

test('the last slot is used again without an order of its own', () => {
  const slots = after(['me', 'a'], ['me'], ['me', 'b']);
  expect(slots).toEqual([
    { userID: 'me', order: 0 },
    { userID: 'b', order: 0 },
  ]);
});

test('with nobody left, no slot is', () => {
  expect(after(['me', 'a'], [])).toEqual([]);
});

test('whoever comes and goes: all are shown once, in the order in which they came', () => {
  const listings = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(listings, (wanted) => {
      let slots: Slots = [];
      let came: string[] = [];
      let most = 0;
      for (const ids of wanted.map((list) => list.map(String))) {
        came = [
          ...came.filter((id) => ids.includes(id)),
          ...ids.filter((id) => !came.includes(id)),
        ];
        most = came.length === 0 ? 0 : Math.max(most, came.length);
        slots = placeMembers(slots, came);
        expect(shown(slots)).toEqual(came);
        expect(slots).toHaveLength(most);
      }
    }),
  );
});
