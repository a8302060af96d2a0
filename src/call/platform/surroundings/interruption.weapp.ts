import { wxListen } from '../wx-answer';

/**
 * Tells when a phone call, an alarm or another call takes the audio (`true`) and gives it back
 * (`false`); returns its disposer. On Android the first also comes with a plain close of the app.
 *
 * @example `const stop = onInterruption((begun) => …);`
 */
export function onInterruption(listener: (begun: boolean) => void): () => void {
  const stops = [
    wxListen<() => void>(
      (l) => wx.onAudioInterruptionBegin(l),
      (l) => wx.offAudioInterruptionBegin(l),
      () => listener(true),
    ),
    wxListen<() => void>(
      (l) => wx.onAudioInterruptionEnd(l),
      (l) => wx.offAudioInterruptionEnd(l),
      () => listener(false),
    ),
  ];
  return () => stops.forEach((stop) => stop());
}
