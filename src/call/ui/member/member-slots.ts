import { useState } from 'react';

/** A place in the grid, and who is in it; `null` once they have left. */
export interface MemberSlot {
  readonly userID: string | null;
  /** Its place on the screen, as CSS has it: who comes is last, whichever slot they get. */
  readonly order: number;
}

type Slots = readonly MemberSlot[];

/**
 * Gives everyone a slot and keeps it theirs. One who leaves leaves an empty slot, and the next to
 * come gets it: taking a tile out of the list, or putting one into its middle, would make Taro
 * send all tiles anew.
 *
 * @returns `slots` itself where nothing changes
 */
export function placeMembers(slots: Slots, userIDs: readonly string[]): Slots {
  if (userIDs.length === 0) return slots.length === 0 ? slots : [];
  const here = new Set(userIDs);
  const placed = new Set(slots.map(({ userID }) => userID));
  const newcomers = userIDs.filter((userID) => !placed.has(userID));
  const left = slots.some(({ userID }) => userID !== null && !here.has(userID));
  if (newcomers.length === 0 && !left) return slots;

  const next = slots.map((slot) =>
    slot.userID !== null && here.has(slot.userID) ? slot : { ...slot, userID: null },
  );
  // Slots of one order stand as they come; one that is used again must come after all of them.
  let order = Math.max(0, ...next.map((slot) => slot.order));
  for (const userID of newcomers) {
    const free = next.findIndex((slot) => slot.userID === null);
    if (free < 0) {
      next.push({ userID, order });
    } else {
      const last = !next.slice(free + 1).some((slot) => slot.userID !== null);
      if (!last) order += 1;
      next[free] = { userID, order };
    }
  }
  return next;
}

/** Everyone's slot, over all renders of the grid. */
export function useMemberSlots(userIDs: readonly string[]): Slots {
  const [slots, setSlots] = useState<Slots>([]);
  const next = placeMembers(slots, userIDs);
  if (next !== slots) setSlots(next);
  return next;
}
