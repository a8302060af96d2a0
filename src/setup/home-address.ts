/**
 * Home, as an address: of somebody invited to a room (`roomID`), or with the room filled in that one
 * comes from (`room`). Without a room it is plain home.
 */
export function homeAddress(roomID: string, as: 'roomID' | 'room' = 'roomID'): string {
  return `/pages/home/index${roomID ? `?${as}=${encodeURIComponent(roomID)}` : ''}`;
}
