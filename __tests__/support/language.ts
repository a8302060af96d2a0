/** Stands in for `platform/device/language`: tests choose what the phone speaks. */
let tag = 'zh_CN';

export const systemLanguage = (): string => tag;

export function speak(language: string): void {
  tag = language;
}
