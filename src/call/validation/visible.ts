/**
 * What draws nothing: spaces, control characters, marks of direction, joiners, selectors, tags, fillers
 * of Hangul, and the blank of Braille. (Characters that Unicode has not given out yet may be emoji.)
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}\p{Cf}\u2800]/gu;

/** Whether there is anything to see of a text. */
export const isVisible = (text: string): boolean => text.replace(invisible, '') !== '';

/** What can't be seen, but for the space: that one does see between two words. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;

/**
 * An ID as it was meant: without what came along when it was copied and can't be seen. A space
 * inside stays, to be complained of.
 *
 * @example `cleanID(' room-1 ') // 'room-1'`
 */
export const cleanID = (pasted: string): string => pasted.replace(unseen, '').trim();
