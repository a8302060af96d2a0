/** A short tick under the finger, where the browser can. */
export function tick(): void {
  // Missing in some browsers, whatever the types say.
  (navigator as { vibrate?: (ms: number) => boolean }).vibrate?.(10);
}
