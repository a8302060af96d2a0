/** Chromium lists these besides the devices themselves. */
const ALIASES: readonly string[] = ['default', 'communications'];

/** The microphones of this computer; their names are empty until one was granted. */
async function inputs(): Promise<MediaDeviceInfo[]> {
  // Missing on pages that are neither https nor on this very machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await devices?.enumerateDevices()) ?? [];
  return all.filter(({ kind }) => kind === 'audioinput');
}

/** Which microphones one may choose, and which of them records on `track`. */
export async function microphonesNow(
  track: MediaStreamTrack | undefined,
): Promise<{ microphones: { deviceID: string; name: string }[]; currentID: string }> {
  const found = await inputs();
  const real = found.filter(({ deviceId }) => !ALIASES.includes(deviceId));
  const { deviceId: using = '', groupId: group } = track?.getSettings() ?? {};
  // An alias stands for a device of its own: the one with the same group.
  const current =
    real.find(({ deviceId }) => deviceId === using) ??
    real.find(({ groupId }) => groupId === group && using !== '');
  return {
    microphones: real.map(({ deviceId, label }) => ({ deviceID: deviceId, name: label })),
    currentID: current?.deviceId ?? '',
  };
}

/** Calls `listener` when a device was plugged in or out; returns its disposer. */
export function onDeviceChange(listener: () => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}
