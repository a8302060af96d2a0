/** The native mini-program components, as JSX elements of the weapp target. */
declare namespace JSX {
  interface IntrinsicElements {
    'check-media': { kind: 'rtc' };
    'zego-pusher': { 'audio-quality': 'high' | 'low' };
    'zego-player': { 'player-slot': number; 'sound-mode'?: 'speaker' | 'ear' };
  }
}
