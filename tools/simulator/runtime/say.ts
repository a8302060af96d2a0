/** A word of the phone itself, in its language. */
export type Say = (chinese: string, english: string) => string;
