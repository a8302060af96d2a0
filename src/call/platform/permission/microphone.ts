/**
 * Whether we may record, and if not, who said no:
 *
 * - `privacy-refused`: the person did not agree to the privacy guide
 * - `undeclared`: the app's privacy guide doesn't declare the microphone (the developer must act)
 * - `refused`: the person refused this app the microphone
 * - `refused-by-system`: the phone's system refuses WeChat (or the browser) the microphone
 * - `refused-in-browser`, `refused-by-browser-system`: the same two, where only the person can
 *   change it and no page can open the settings
 * - `missing`: there is no microphone
 * - `busy`: another app has it
 * - `insecure`: a browser gives it to https pages only
 * - `unsupported`: this browser can't call
 * - `unavailable`: anything else
 */
export type MicrophoneAnswer =
  | 'granted'
  | 'privacy-refused'
  | 'undeclared'
  | 'refused'
  | 'refused-by-system'
  | 'refused-in-browser'
  | 'refused-by-browser-system'
  | 'missing'
  | 'busy'
  | 'insecure'
  | 'unsupported'
  | 'unavailable';
