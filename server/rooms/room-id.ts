import { randomBytes } from 'node:crypto';
import type { ServiceKeys } from '../keys';
import { isSame, signatureOf } from '../seal';
import type { InvitedRole } from './role';

/** Crockford's base 32: no letter is taken for a digit when it is read aloud. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 5 bits each: 60 of chance, 20 of role and end, 40 of check. */
const [CHANCE, FACTS, CHECK] = [12, 4, 8];
const LISTENER = 2 ** 19;
const HOUR = 3600;
/** 2026-01-01, in hours since 1970: 19 bits of hours last for 59 years. */
const EPOCH = 490_896;

/** What a room ID that we made says. */
export interface MintedRoom {
  /** What those who come with the ID alone are. */
  readonly role: InvitedRole;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/**
 * Makes the ID of a room, six groups of four to be read aloud: `7k3f-9m2q-x8dn-…`. Nothing is stored: its role,
 * its end and a check that only we can make are in it, so an ID that somebody guesses or types up is none.
 */
export function mintRoomID(keys: ServiceKeys, { role, expiresAt }: MintedRoom): string {
  const facts = Math.ceil(expiresAt / HOUR) - EPOCH + (role === 'listener' ? LISTENER : 0);
  const text = letters(randomBytes(CHANCE)) + numeral(facts);
  return (text + check(keys.signing[0], text)).replace(/.{4}(?=.)/g, '$&-');
}

/** When a room that is to last until then really ends: IDs hold full hours. */
export const roundedEnd = (expiresAt: number): number => Math.ceil(expiresAt / HOUR) * HOUR;

/** @returns what the ID says, or `undefined` where it isn't ours, or is over */
export function readRoomID(keys: ServiceKeys, roomID: string, now: number): MintedRoom | undefined {
  if (!/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/.test(roomID)) return undefined;
  const all = roomID.replaceAll('-', '');
  const text = all.slice(0, CHANCE + FACTS);
  const given = all.slice(CHANCE + FACTS);
  if (!keys.signing.some((key) => isSame(given, check(key, text)))) return undefined;
  const facts = [...text.slice(CHANCE)].reduce((sum, one) => sum * 32 + LETTERS.indexOf(one), 0);
  const expiresAt = ((facts % LISTENER) + EPOCH) * HOUR;
  const role = facts >= LISTENER ? 'listener' : 'speaker';
  return expiresAt > now ? { role, expiresAt } : undefined;
}

const letters = (bytes: Uint8Array) => Array.from(bytes, (byte) => LETTERS[byte % 32]).join('');

const numeral = (value: number) =>
  Array.from(
    { length: FACTS },
    (_, n) => LETTERS[Math.floor(value / 32 ** (FACTS - 1 - n)) % 32],
  ).join('');

const check = (key: Buffer, text: string) =>
  letters(signatureOf(key, 'room', text).subarray(0, CHECK));
