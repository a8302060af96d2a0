import { isolated, words } from '@/call/prejoin';

/** The words of the home page. */
export const homeWords = words(
  {
    title: '语音通话',
    lead: '输入同一个房间号的人，会进入同一个通话。',
    invited: (roomID: string) => `你被邀请加入房间 ${isolated(roomID)}。`,
    roomID: '房间号',
    roomIDPlaceholder: '例如 weekly-meeting',
    randomRoom: '随机生成',
    userName: '你的昵称',
    userNamePlaceholder: '通话里的人会看到它',
    join: '加入通话',
    card: (roomID: string) => (roomID ? `邀请你加入语音通话（房间 ${roomID}）` : '和我语音通话'),
    make: {
      open: '新建房间，由我主持',
      title: '新房间里',
      speaker: '大家都能说话',
      listener: '先听，举手后发言',
      making: '正在新建…',
      failed: '房间没有建成。请检查网络，再试一次。',
    },
    opening: '正在打开…',
    openFailed: '通话页打开失败。请检查网络，然后再试一次。',
    unfinished: {
      sentence: (roomID: string) => `你刚才在房间 ${roomID} 里通话。`,
      rejoin: '回到通话',
      dismiss: '留在这里',
    },
    drawing: {
      failed: '画面出错了。',
      again: '重新显示',
    },
    update: {
      sentence: '有新版本可以用了。',
      restart: '重启更新',
      dismiss: '以后再说',
    },
    recent: {
      title: '最近的房间',
      join: (roomID: string) => `加入房间 ${roomID}`,
      forget: (roomID: string) => `从列表中移除 ${roomID}`,
    },
    notice: {
      tooOld: (needed: string, has: string) =>
        `微信版本过低：通话需要基础库 ${needed} 或更高，当前是 ${has}。请更新微信后再试。`,
      offline: '没有网络。请连接 Wi-Fi 或移动网络。',
      devtools: '微信开发者工具里没有声音。想听到声音，请用手机预览。',
    },
    roomIDFault: {
      empty: '请输入房间号。',
      'too-long': '房间号太长了，最多 128 个字符。',
      characters: '房间号请用英文字母、数字、“-”和“_”，不要有空格或中文。',
    },
    userNameFault: {
      empty: '请输入你的昵称。',
      'too-long': '昵称太长了，最多 85 个汉字或 256 个英文字母。',
      characters: '昵称里有看不见的控制字符，请重新输入。',
    },
  },
  {
    title: 'Voice call',
    lead: 'People who enter the same room ID meet in the same call.',
    invited: (roomID) => `You are invited to room ${isolated(roomID)}.`,
    roomID: 'Room ID',
    roomIDPlaceholder: 'For example weekly-meeting',
    randomRoom: 'Random',
    userName: 'Your name',
    userNamePlaceholder: 'Others in the call see it',
    join: 'Join the call',
    card: (roomID) => (roomID ? `Join my voice call (room ${roomID})` : 'Call me by voice'),
    make: {
      open: 'Make a room and host it',
      title: 'In the new room',
      speaker: 'Everybody may speak',
      listener: 'Others listen, and raise a hand',
      making: 'Making the room…',
      failed: 'The room was not made. Check your network and try again.',
    },
    opening: 'Opening…',
    openFailed: 'The call page did not open. Check your network, then try again.',
    unfinished: {
      sentence: (roomID) => `You were in a call in room ${roomID}.`,
      rejoin: 'Rejoin',
      dismiss: 'Stay here',
    },
    drawing: {
      failed: 'The screen failed.',
      again: 'Show again',
    },
    update: {
      sentence: 'A new version is ready.',
      restart: 'Restart now',
      dismiss: 'Later',
    },
    recent: {
      title: 'Recent rooms',
      join: (roomID) => `Join room ${roomID}`,
      forget: (roomID) => `Take ${roomID} off the list`,
    },
    notice: {
      tooOld: (needed, has) =>
        `This WeChat is too old: a call needs base library ${needed}, and this is ${has}. Update WeChat.`,
      offline: 'There is no network. Connect to Wi-Fi or mobile data.',
      devtools: 'WeChat DevTools has no sound. Preview on a phone to hear it.',
    },
    roomIDFault: {
      empty: 'Enter a room ID.',
      'too-long': 'This room ID is too long: 128 characters at most.',
      characters: 'Use letters, digits, “-” and “_” in a room ID, without spaces.',
    },
    userNameFault: {
      empty: 'Enter your name.',
      'too-long': 'This name is too long: 256 Latin letters or 85 Chinese characters at most.',
      characters: 'This name contains invisible control characters. Type it again.',
    },
  },
);
