/** The native mini-program components, as JSX elements of the weapp target. */
declare namespace JSX {
  interface IntrinsicElements {
    'check-media': { kind: 'rtc' };
    'zego-pusher': { 'audio-quality': 'high' | 'low' | undefined };
    'zego-player': { 'player-slot': number; 'sound-mode'?: 'speaker' | 'ear' };
    // Of the templates alone: src/call/plugin/elements.ts.
    'call-button': {
      id: string;
      icon: string;
      label: string;
      sentence: string | undefined;
      marked: true | undefined;
      look: string;
      'aria-checked': 'true' | 'false' | undefined;
      disabled: true | undefined;
      onTap: () => void;
    };
    'call-tool': { id: string; icon: string; label: string; onTap: () => void };
    'member-tile': {
      className: string;
      style: { order: number } | undefined;
      /** All that the picture says; unsaid, the name. */
      sentence: string | undefined;
      /** The class of the picture's colour, and of the ring. */
      face: string;
      initials: string;
      mic: string | undefined;
      name: string;
      network: string | undefined;
      'network-words': string | undefined;
      status: string | undefined;
      children: unknown;
    };
  }
}
