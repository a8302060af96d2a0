import type { Versions } from './versions-type';

/** @param appVersion - of this app, as it was built */
export function versions(appVersion: string): Versions {
  return { app: appVersion, host: navigator.userAgent, baseLibrary: '', device: '' };
}
