/**
 * The limits of what people and programs may call things, checked before any call of the SDK,
 * which would reject some of it late, with a code, or not at all.
 *
 * Limits count bytes of UTF-8: a Chinese character is three.
 */
import { isVisible } from './visible';

/** Why a name was refused; the words for it are in i18n. */
export type NameFault = 'empty' | 'too-long' | 'characters';

/** Limits in bytes, as the cloud enforces them. */
export const limits = { roomID: 128, userID: 64, userName: 256, streamID: 255 } as const;

/** What the SDK accepts in a roomID or userID, without `%` and `\`, which break a web peer's URL. */
const idCharacters = /^[0-9a-zA-Z!#$&()`'+\-;<=.>@^_~,*]+$/;

/** seed: 推送音频流: "仅支持数字、英文字符和 - 、_". The SDK itself lets more pass. */
const streamCharacters = /^[0-9a-zA-Z_-]+$/;

/** The length of `text` in bytes of UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Checks a roomID (seed: 登录房间). @example `roomIDFault('a/b') // 'characters'` */
export function roomIDFault(roomID: string): NameFault | null {
  return idFault(roomID, limits.roomID, idCharacters);
}

/** Checks a userID (seed: 登录房间). @example `userIDFault('ann') // null` */
export function userIDFault(userID: string): NameFault | null {
  return idFault(userID, limits.userID, idCharacters);
}

/** Checks a streamID (seed: 推送音频流). */
export function streamIDFault(streamID: string): NameFault | null {
  return idFault(streamID, limits.streamID, streamCharacters);
}

/**
 * Checks the name that others see: any characters but control characters, and something to see.
 *
 * @example `userNameFault('') // 'empty'`
 */
export function userNameFault(userName: string): NameFault | null {
  if (!isVisible(userName)) return 'empty';
  if (byteLength(userName) > limits.userName) return 'too-long';
  return /\p{Cc}/u.test(userName) ? 'characters' : null;
}

function idFault(id: string, limit: number, characters: RegExp): NameFault | null {
  if (id === '') return 'empty';
  if (byteLength(id) > limit) return 'too-long';
  return characters.test(id) ? null : 'characters';
}
