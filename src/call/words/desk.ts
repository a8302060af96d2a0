import { words } from './words';

/** The words that only a browser's call page has: a pointer, a keyboard, several microphones. */
export const deskWords = words(
  {
    hint: {
      microphoneOn: '关闭麦克风（M）',
      microphoneOff: '打开麦克风（M）',
      hangUp: '挂断',
    },
    microphones: {
      open: '选择麦克风',
      title: '麦克风',
      system: '系统默认',
      unnamed: (n: number) => `麦克风 ${n}`,
      level: '音量',
      off: '麦克风已关，别人听不到你。',
    },
  },
  {
    hint: {
      microphoneOn: 'Turn the microphone off (M)',
      microphoneOff: 'Turn the microphone on (M)',
      hangUp: 'Hang up',
    },
    microphones: {
      open: 'Choose a microphone',
      title: 'Microphone',
      system: 'System default',
      unnamed: (n) => `Microphone ${n}`,
      level: 'Level',
      off: 'The microphone is off: nobody hears you.',
    },
  },
);
