/**
 * Whether we may record, and if not, who said no:
 *
 * - `privacy-refused`: the person did not agree to the privacy guide
 * - `undeclared`: the app's privacy guide doesn't declare the microphone (the developer must act)
 * - `refused`: the person refused this app the microphone
 * - `refused-by-system`: the phone's system refuses WeChat (or the browser) the microphone
 * - `unavailable`: there is no microphone, or this page may not ask for one
 */
export type MicrophoneAnswer =
  'granted' | 'privacy-refused' | 'undeclared' | 'refused' | 'refused-by-system' | 'unavailable';
