/** The words of the page of `npm start`. */
const zh = {
  title: '语音通话',
  lead: '网页与模拟的手机在这台电脑上通话，不需要账号。',
  cloud: '本地云',
  web: '网页端',
  building: '正在构建网页端，第一次大约需要半分钟…',
  failed: '网页端构建失败，保存文件后会自动重试。',
  phone: '小程序',
  invite: '再邀请一位',
  inviteLead: '用另一个标签页打开这个链接，就是第三个人。',
  qr: '邀请链接的二维码',
  room: '房间号',
  open: '在新标签页打开',
  copy: '复制链接',
  copied: '已复制',
  copyFailed: '复制不了，请打开后从地址栏复制',
  another: '再加一部手机',
  here: '链接和二维码只在这台电脑上有效。用自己的账号构建后，应用里的邀请在哪里都能打开。',
  tryTitle: '试一试',
  try1: '两边都点「加入通话」，允许使用麦克风。戴上耳机，免得听到自己。',
  try2: '按手机下面的按键：断网、来电、切到后台。',
  try3: '改一行 React 代码并保存：网页立即更新，手机重新打开。',
};

const en: Record<keyof typeof zh, string> = {
  title: 'Voice call',
  lead: 'A web page and a simulated phone call each other on this computer, without an account.',
  cloud: 'Local cloud',
  web: 'Web page',
  building: 'Building the web page. The first time takes about half a minute…',
  failed: 'The web page could not be built. It tries again when you save a file.',
  phone: 'Mini-program',
  invite: 'Invite one more',
  inviteLead: 'Open this link in another tab, and a third person is there.',
  qr: 'QR code of the invitation link',
  room: 'Room ID',
  open: 'Open in a new tab',
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Can’t copy. Open it and copy the address.',
  another: 'Add a phone',
  here: 'Link and code work on this computer only. Built for your own account, the app’s invitations open anywhere.',
  tryTitle: 'Try',
  try1: 'Join on both sides and allow the microphone. Wear headphones, or you will hear yourself.',
  try2: 'Press the keys below the phone: offline, phone call, background.',
  try3: 'Change a line of React and save: the web page follows at once, the phone starts again.',
};

export type Word = keyof typeof zh;

export const wordsIn = (language: string): Record<Word, string> =>
  language.startsWith('zh') ? zh : en;
