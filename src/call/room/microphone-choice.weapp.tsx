/** Nothing: WeChat takes the microphone that the phone gives it. */
export function MicrophoneChoice() {
  return null;
}
