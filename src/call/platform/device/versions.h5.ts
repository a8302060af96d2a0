import type { Versions } from './versions-type';

/**
 * What runs this app, for a report.
 *
 * @param appVersion - of this app, as it was built
 * @example `versions('0.1.0').host // 'WeChat 8.0.50'`
 */
export function versions(appVersion: string): Versions {
  return { app: appVersion, host: navigator.userAgent, baseLibrary: '', device: '' };
}
