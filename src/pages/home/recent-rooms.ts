import { readStored, writeStored, roomIDFault } from '@/call/prejoin';

/** More than these would hide the form on a small phone. */
const KEPT = 3;

/** The rooms joined last, the latest first. */
export function recentRooms(): string[] {
  try {
    const rooms: unknown = JSON.parse(readStored('recent-rooms') || '[]');
    if (!Array.isArray(rooms)) return [];
    return rooms
      .filter((room): room is string => typeof room === 'string' && !roomIDFault(room))
      .slice(0, KEPT);
  } catch {
    // Written by another version: nothing is lost but a convenience.
    return [];
  }
}

/** Puts a room first. */
export function rememberRoom(roomID: string): string[] {
  return keep([roomID, ...recentRooms().filter((room) => room !== roomID)]);
}

/** Takes a room off the list. */
export function forgetRoom(roomID: string): string[] {
  return keep(recentRooms().filter((room) => room !== roomID));
}

function keep(rooms: string[]): string[] {
  const kept = rooms.slice(0, KEPT);
  writeStored('recent-rooms', JSON.stringify(kept));
  return kept;
}
