import { language } from './language';

type Word = string | ((...parts: never[]) => string);
interface Words {
  readonly [key: string]: Word | Words;
}

/** The same keys and the same parts as `T`, in another language. */
type Translated<T> = T extends string
  ? string
  : T extends (...parts: infer P) => string
    ? (...parts: P) => string
    : { readonly [K in keyof T]: Translated<T[K]> };

/**
 * Words in both languages, Chinese first; the types let neither miss a key of the other.
 *
 * Each page has a module of its own words, so that a package carries only what it shows.
 *
 * @returns a function that gives the words in the language of the person
 * @example `const w = homeWords(); w.join`
 */
export function words<const T extends Words>(
  zh: T,
  en: NoInfer<Translated<T>>,
): () => Translated<T> {
  return () => (language() === 'zh' ? (zh as unknown as Translated<T>) : en);
}
