import type { FailureKind } from './call-error';

/** What a person can do about a failure; `home` where only somebody else can mend it. */
export type WayOut = 'retry' | 'edit' | 'settings' | 'system-settings' | 'home';

const ways: Partial<Record<FailureKind, WayOut>> = {
  'room-id-invalid': 'edit',
  'user-name-invalid': 'edit',
  'microphone-refused': 'settings',
  'microphone-refused-by-system': 'system-settings',
  'camera-refused-by-system': 'system-settings',
  configuration: 'home',
  'app-id-rejected': 'home',
  blocked: 'home',
  'publish-forbidden': 'home',
  'browser-unsupported': 'home',
  'page-insecure': 'home',
  'invitation-missing': 'home',
  'invitation-over': 'home',
  'invitation-elsewhere': 'edit',
};

/** The way out of a failure: one button. */
export function wayOut(kind: FailureKind): WayOut {
  return ways[kind] ?? 'retry';
}
