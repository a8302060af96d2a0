/** Checks of what a developer configures. Used by the build, by the doctor and by the app at start. */

/**
 * An AppID is a positive integer that fits in 32 bits unsigned (seed: 前提条件; the SDK throws on others).
 *
 * @example `isAppID(1234567890) // true`
 */
export function isAppID(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 0xffff_ffff;
}

/**
 * The console gives the Server address as `wss://host/ws` (seed: 配置微信小程序后台).
 *
 * @example `isServerAddress('wss://cloud.example/ws') // true`
 */
export function isServerAddress(value: string): boolean {
  return /^wss:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/ws$/.test(value);
}

/**
 * The token service and the page for browsers must be reached over https; plain http only on this
 * very machine. Without a trailing slash: paths are put behind it.
 */
export function isSecureAddress(value: string): boolean {
  return /^(https:\/\/[^\s/?#]+|http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?)(\/[^\s?#]*[^\s/?#])?$/.test(
    value,
  );
}
