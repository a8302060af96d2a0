import { words } from './words';

/** The words of the call page. */
export const callWords = words(
  {
    title: '语音通话',
    room: (roomID: string) => `房间 ${roomID}`,
    memberCount: (count: number) => `${count} 人`,
    phase: {
      idle: '正在准备',
      preparing: '正在准备',
      joining: '正在加入',
      connected: '通话中',
      reconnecting: '正在重新连接',
      interrupted: '通话被打断',
      leaving: '正在挂断',
      ended: '通话已结束',
    },
    hint: {
      preparing: '如果出现询问，请允许使用麦克风。',
      alone: '还没有其他人。把房间号告诉对方，就能在这里通话。',
      devtools: '微信开发者工具里没有声音：请用手机预览来通话。',
    },
    reconnecting: (seconds: number) =>
      `网络断开了 ${seconds} 秒，正在重新连接。连上后通话会自动继续。`,
    interrupted: '来电或其他应用正在使用声音，结束后通话会自动恢复。',
    member: {
      self: (state: string) => `我 · ${state}`,
      connecting: '连接中',
      connected: '已连接',
      muted: '已静音',
      listening: '旁听',
      waiting: '未收听',
      failed: '没有声音',
      selfFailed: '声音没有发出',
      retry: '再试一次',
      listen: '点击收听',
    },
    bar: {
      microphoneOn: '麦克风已开',
      microphoneOff: '麦克风已关',
      speaker: '扬声器',
      ear: '听筒',
      hangUp: '挂断',
    },
    ended: {
      notJoined: '没能加入通话',
      afterCall: '通话已结束',
      length: (time: string) => `通话时长 ${time}`,
      code: (code: number) => `错误代码 ${code}`,
      rejoin: '重新加入',
      home: '返回首页',
    },
    web: {
      title: '请在微信里通话',
      sentence: '浏览器里还不能通话。请在微信中打开这个小程序。',
    },
  },
  {
    title: 'Voice call',
    room: (roomID) => `Room ${roomID}`,
    memberCount: (count) => (count === 1 ? '1 person' : `${count} people`),
    phase: {
      idle: 'Getting ready',
      preparing: 'Getting ready',
      joining: 'Joining',
      connected: 'In call',
      reconnecting: 'Reconnecting',
      interrupted: 'Interrupted',
      leaving: 'Hanging up',
      ended: 'Call ended',
    },
    hint: {
      preparing: 'If you are asked, please allow the microphone.',
      alone: 'Nobody else is here yet. Tell them the room ID to talk with you here.',
      devtools: 'WeChat DevTools has no sound: preview on a phone to talk.',
    },
    reconnecting: (seconds) =>
      `No connection for ${seconds} s. Reconnecting: the call goes on by itself once that works.`,
    interrupted:
      'A phone call or another app uses the sound. The call resumes by itself afterwards.',
    member: {
      self: (state) => `You, ${state.toLowerCase()}`,
      connecting: 'Connecting',
      connected: 'Connected',
      muted: 'Muted',
      listening: 'Listening',
      waiting: 'Not heard yet',
      failed: 'No sound',
      selfFailed: 'Not heard',
      retry: 'Try again',
      listen: 'Tap to hear',
    },
    bar: {
      microphoneOn: 'Mic on',
      microphoneOff: 'Mic off',
      speaker: 'Speaker',
      ear: 'Earpiece',
      hangUp: 'Hang up',
    },
    ended: {
      notJoined: 'Could not join',
      afterCall: 'Call ended',
      length: (time) => `Length ${time}`,
      code: (code) => `Error code ${code}`,
      rejoin: 'Join again',
      home: 'Back to home',
    },
    web: {
      title: 'Call in WeChat',
      sentence: 'Calls don’t work in a browser yet. Open this mini-program in WeChat.',
    },
  },
);
