import { requestMicrophone } from './permission.h5';

/**
 * No page can open a browser's settings: asks for the microphone once more instead, which brings
 * the browser's own question or its sign in the address bar.
 *
 * @returns whether the microphone is granted now
 */
export async function openMicrophoneSettings(): Promise<boolean> {
  return (await requestMicrophone()) === 'granted';
}

/** No page can open the system's settings. */
export async function openSystemSettings(): Promise<boolean> {
  return false;
}
