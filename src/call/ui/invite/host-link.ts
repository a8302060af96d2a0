/** An address of home that brings somebody into a room, and makes them host there, too. */
export const withHostKey = (address: string, key: string | undefined): string =>
  key ? `${address}&hostKey=${encodeURIComponent(key)}` : address;
