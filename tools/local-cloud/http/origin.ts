const localNames = ['localhost', '127.0.0.1', '[::1]'];

/** Pages of this machine may use the cloud, whatever their port; pages of other hosts may not. */
export function isLocalOrigin(origin: string): boolean {
  try {
    return localNames.includes(new URL(origin).hostname);
  } catch {
    return false;
  }
}
