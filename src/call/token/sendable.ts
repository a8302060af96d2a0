/** Whether a text may stand in a header: with any other no request would ever leave the phone. */
export const isSendable = (text: unknown): text is string =>
  typeof text === 'string' && /^[!-~]+$/.test(text);
