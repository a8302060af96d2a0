import { type FailureKind, wayOut } from '@/call/errors/failures';

test.each<[FailureKind, ReturnType<typeof wayOut>]>([
  ['room-id-invalid', 'edit'],
  ['user-name-invalid', 'edit'],
  ['microphone-refused', 'settings'],
  ['microphone-refused-by-system', 'system-settings'],
  ['configuration', 'home'],
  ['blocked', 'home'],
  ['login-timeout', 'retry'],
  ['kicked-elsewhere', 'retry'],
  ['reconnect-failed', 'retry'],
  ['unknown', 'retry'],
])('the way out of %s is %s', (kind, way) => expect(wayOut(kind)).toBe(way));
