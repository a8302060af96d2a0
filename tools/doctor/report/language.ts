import type { Words } from '../finding';

export type Language = keyof Words;

/** Chinese for whoever has a Chinese computer, English for all others. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const tag =
    [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean) ??
    Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh\b|^zh_/i.test(tag) ? 'zh' : 'en';
}
