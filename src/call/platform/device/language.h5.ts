/** The language the browser is set to, e.g. `zh-CN`. */
export function systemLanguage(): string {
  return navigator.language;
}
