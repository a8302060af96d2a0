const SYSTEM = 'default';
/** Chromium lists these besides the devices themselves. */
const ALIASES: readonly string[] = [SYSTEM, 'communications'];

/** The microphones of this computer; their names are empty until one was granted. */
async function inputs(): Promise<MediaDeviceInfo[]> {
  // Missing on pages that are neither https nor on this very machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await devices?.enumerateDevices()) ?? [];
  return all.filter(({ kind }) => kind === 'audioinput');
}

/** The microphones one may choose from. */
export async function microphonesNow(): Promise<{ deviceID: string; name: string }[]> {
  const real = (await inputs()).filter(({ deviceId }) => !ALIASES.includes(deviceId));
  return real.map(({ deviceId, label }) => ({ deviceID: deviceId, name: label }));
}

/** Whether it is still there what a track records with; one of which that can't be told is. */
export async function isThere(track: MediaStreamTrack): Promise<boolean> {
  // Not by its ID: the alias of a headset that is gone stands for another one then.
  const { groupId } = track.getSettings();
  return !groupId || (await inputs()).some((one) => one.groupId === groupId);
}

/** The ID of what a track records with; empty where it is none of the list. */
export async function microphoneOf(track: MediaStreamTrack | undefined): Promise<string> {
  const id = track?.getSettings().deviceId;
  return (await inputs()).find(({ deviceId }) => deviceId === id)?.deviceId ?? '';
}

/** The ID of what the system chooses: an alias where there is one, else the first of the list. */
export async function systemMicrophone(): Promise<string> {
  const all = await inputs();
  const alias = all.find(({ deviceId }) => deviceId === SYSTEM);
  return (alias ?? all[0])?.deviceId ?? '';
}

/** Calls `listener` when a device was plugged in or out; returns its disposer. */
export function onDeviceChange(listener: () => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}
