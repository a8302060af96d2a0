/** The native mini-program components, as JSX elements of the weapp target. */
declare namespace JSX {
  interface IntrinsicElements {
    'zego-pusher': { 'audio-quality': 'high' | 'low' };
    'zego-player': { 'slot-index': number; 'sound-mode'?: 'speaker' | 'ear' };
  }
}
