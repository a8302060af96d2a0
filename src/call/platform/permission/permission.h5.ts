import type { MicrophoneAnswer } from './microphone';

const answers: Readonly<Record<string, MicrophoneAnswer>> = {
  NotAllowedError: 'refused-in-browser',
  SecurityError: 'refused-in-browser',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
};

/**
 * Asks for the microphone; the browser asks the person only where it has no answer yet.
 *
 * @param onGranted - called where it has, a yes, before the device is open
 * @example `(await requestMicrophone()) === 'granted'`
 */
export async function requestMicrophone(
  _mayAsk?: () => Promise<unknown>,
  onGranted: () => void = () => undefined,
): Promise<MicrophoneAnswer> {
  if (typeof RTCPeerConnection === 'undefined') return 'unsupported';
  // Missing on pages that are neither https nor on this very machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return window.isSecureContext ? 'unsupported' : 'insecure';
  void isGranted().then((is) => is && onGranted());
  try {
    const stream = await devices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    const { name, message } = error as DOMException;
    // Chromium says so when the operating system, not the person, refused.
    if (name === 'NotAllowedError' && /system/i.test(message)) return 'refused-by-browser-system';
    return answers[name] ?? 'unavailable';
  }
}

/** Not every browser tells. */
async function isGranted(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state === 'granted';
  } catch {
    return false;
  }
}

/** Whether the operating system refuses: a browser tells only when asked for the microphone. */
export function systemRefuses(): boolean {
  return false;
}

/** What the operating system denies the browser: the same. */
export function deniedBySystem(): 'microphone' | 'camera' | null {
  return null;
}
