/** Of a sentence that is shown to people, in bytes: ZEGO takes no more of a reason. */
const LONGEST = 256;

/** Whether it is a sentence on one line, as it may be shown to people. */
export function isText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    Buffer.byteLength(value) <= LONGEST &&
    !/\p{Cc}|\p{Cs}/u.test(value)
  );
}
