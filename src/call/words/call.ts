import { isolated } from './isolated';
import { words } from './words';

// What is said in browsers alone: spread in place, so that no word of it is in a mini-program.
const inWeChat = process.env.TARO_ENV === 'weapp';
const nothing = {} as never;

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
      alone: '还没有其他人。邀请对方，就能在这里通话。',
      devtools: '微信开发者工具里没有声音：请用手机预览来通话。',
      listeners: (count: number) => `另有 ${count} 人在听`,
    },
    leaveQuestion: '离开就会挂断通话。要离开吗？',
    reconnecting: {
      'no-network': (seconds: number) => `没有网络（${seconds} 秒）。连上后通话会自动继续。`,
      'no-room': (seconds: number) =>
        `连接断开了 ${seconds} 秒，正在重新连接。连上后通话会自动继续。`,
    },
    weakNetwork: '网络不太稳定，声音可能断断续续。',
    interrupted: '声音被来电或其他应用占用，结束后通话会自动恢复。',
    goOn: '继续通话',
    ...(inWeChat
      ? nothing
      : { playbackBlocked: '浏览器没有自动播放声音。点一下页面，就能听到大家。' }),
    member: {
      self: '我',
      comma: '，',
      microphoneOn: '麦克风已开',
      connecting: '连接中',
      connected: '已连接',
      muted: '已静音',
      listening: '旁听',
      waiting: '未收听',
      failed: '没有声音',
      selfFailed: '声音没有发出',
      retry: '再试一次',
      listen: '点击收听',
      retryFor: (name: string) => `再试一次：${isolated(name)}`,
      listenTo: (name: string) => `点击收听：${isolated(name)}`,
      network: { fair: '网络一般', poor: '网络不佳' },
    },
    bar: {
      microphoneOn: '麦克风已开',
      microphoneOff: '麦克风已关',
      speaker: '扬声器',
      ear: '听筒',
      hangUp: '挂断',
      messages: '消息',
    },
    messages: {
      unread: (count: number) => `消息，${count} 条未读`,
      came: '有新消息',
      opening: '正在打开…',
      notOpened: '消息打不开。请检查网络，关闭后再试一次。',
    },
    ended: {
      notJoined: '加入通话失败',
      afterCall: '通话已结束',
      length: (time: string) => `通话时长 ${time}`,
      code: (code: number) => `错误代码 ${code}`,
      rejoin: '重新加入',
      home: '返回首页',
    },
    drawing: {
      title: '画面出错了',
      heard: '通话还在继续，别人听得到你。可以重新显示画面，或者挂断。',
      muted: '通话还在继续，你的麦克风已关。可以重新显示画面，或者挂断。',
      again: '重新显示',
      ended: '画面出错，通话已结束，麦克风已关。',
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
      alone: 'Nobody else is here yet. Invite somebody to talk with you here.',
      devtools: 'WeChat DevTools has no sound: preview on a phone to talk.',
      listeners: (count) => `${count} more listening`,
    },
    leaveQuestion: 'Leaving hangs up. Leave the call?',
    reconnecting: {
      'no-network': (seconds) =>
        `There is no network (${seconds} s). The call goes on by itself once there is one.`,
      'no-room': (seconds) =>
        `No connection for ${seconds} s. Reconnecting: the call goes on by itself once that works.`,
    },
    weakNetwork: 'The network is unsteady; the sound may break up.',
    interrupted:
      'A phone call or another app is using the sound. The call resumes by itself afterwards.',
    goOn: 'Go on',
    ...(inWeChat
      ? nothing
      : {
          playbackBlocked: 'The browser keeps the sound back. Tap anywhere to hear the others.',
        }),
    member: {
      self: 'You',
      comma: ', ',
      microphoneOn: 'Mic on',
      connecting: 'Connecting',
      connected: 'Connected',
      muted: 'Muted',
      listening: 'Listening',
      waiting: 'Not heard yet',
      failed: 'No sound',
      selfFailed: 'Not heard',
      retry: 'Try again',
      listen: 'Tap to hear',
      retryFor: (name) => `Try again: ${isolated(name)}`,
      listenTo: (name) => `Tap to hear: ${isolated(name)}`,
      network: { fair: 'Fair network', poor: 'Poor network' },
    },
    bar: {
      microphoneOn: 'Mic on',
      microphoneOff: 'Mic off',
      speaker: 'Speaker',
      ear: 'Earpiece',
      hangUp: 'Hang up',
      messages: 'Messages',
    },
    messages: {
      unread: (count) => `Messages, ${count} unread`,
      came: 'There are new messages',
      opening: 'Opening…',
      notOpened: 'Messages can’t be opened. Check your network, close this and try again.',
    },
    ended: {
      notJoined: 'Could not join',
      afterCall: 'Call ended',
      length: (time) => `Duration ${time}`,
      code: (code) => `Error code ${code}`,
      rejoin: 'Join again',
      home: 'Back to home',
    },
    drawing: {
      title: 'The screen failed',
      heard: 'The call goes on, and others hear you. Show the screen again, or hang up.',
      muted: 'The call goes on, and your microphone is off. Show the screen again, or hang up.',
      again: 'Show again',
      ended: 'The screen failed. The call has ended and the microphone is off.',
    },
  },
);
