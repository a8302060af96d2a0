import type { MicrophoneAnswer } from './microphone';

/** Asks for the microphone; the browser asks the person only where it has no answer yet. */
export async function requestMicrophone(): Promise<MicrophoneAnswer> {
  // Missing on pages that are neither https nor on this very machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return 'unavailable';
  try {
    const stream = await devices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return 'granted';
  } catch (error) {
    const { name, message } = error as DOMException;
    if (name !== 'NotAllowedError') return 'unavailable';
    // Chromium says so when the operating system, not the person, refused.
    return /system/i.test(message) ? 'refused-by-system' : 'refused';
  }
}

/** Whether the operating system refuses: a browser tells only when asked for the microphone. */
export function systemRefuses(): boolean {
  return false;
}
