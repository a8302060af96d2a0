import type { MicrophoneState } from './call-state';

/**
 * What a publisher tells the room about its own stream: the SDK carries 128 bytes of extra info
 * with each stream and nothing about microphones.
 */
export function streamExtraInfo(microphoneOn: boolean): string {
  return JSON.stringify({ mic: microphoneOn ? 1 : 0 });
}

/** Reads a peer's extra info; whatever another app wrote there counts as `unknown`. */
export function microphoneOf(extraInfo: string): MicrophoneState {
  let info: unknown;
  try {
    info = JSON.parse(extraInfo);
  } catch {
    return 'unknown';
  }
  if (typeof info !== 'object' || info === null || !('mic' in info)) return 'unknown';
  if (info.mic === 1) return 'on';
  return info.mic === 0 ? 'off' : 'unknown';
}
