import { systemLanguage } from '../platform/device/language';

/** The languages this app speaks. */
export type Language = 'zh' | 'en';

/** The language for a platform's language tag (`zh_CN`, `zh-Hant`, `en`, …): Chinese or else English. */
export function languageOf(tag: string): Language {
  return /^zh\b|^zh_/i.test(tag) ? 'zh' : 'en';
}

/** The language of the person who holds the phone. @example `language() // 'zh'` */
export function language(): Language {
  return languageOf(systemLanguage());
}
