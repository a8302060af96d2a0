import { words } from './words';

/** The words of the home page. */
export const homeWords = words(
  {
    title: '语音通话',
    lead: '输入同一个房间号的人，会进入同一个通话。',
    roomID: '房间号',
    roomIDPlaceholder: '例如 weekly-meeting',
    userName: '你的名字',
    userNamePlaceholder: '通话里的人会看到它',
    join: '加入通话',
    opening: '正在打开…',
    openFailed: '没能打开通话页。请检查网络，然后再试一次。',
    roomIDFault: {
      empty: '请输入房间号。',
      'too-long': '房间号太长了，最多 128 个字符。',
      characters: '房间号请用英文字母、数字、“-”和“_”，不要有空格或中文。',
    },
    userNameFault: {
      empty: '请输入你的名字。',
      'too-long': '名字太长了，最多 85 个汉字或 256 个英文字母。',
      characters: '名字里有看不见的控制字符，请重新输入。',
    },
  },
  {
    title: 'Voice call',
    lead: 'People who enter the same room ID meet in the same call.',
    roomID: 'Room ID',
    roomIDPlaceholder: 'For example weekly-meeting',
    userName: 'Your name',
    userNamePlaceholder: 'Others in the call see it',
    join: 'Join the call',
    opening: 'Opening…',
    openFailed: 'The call page did not open. Check your network, then try again.',
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
