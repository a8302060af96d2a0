import { words } from './words';

/** The words of the sheets that lie over a call: the invitation, the report of what happened. */
export const sheetWords = words(
  {
    close: '关闭',
    invite: {
      title: '邀请加入',
      lead: '输入这个房间号，就能进入通话。',
      share: '发送给朋友',
      copyRoom: '复制房间号',
      copyLink: '复制邀请链接',
      copyWebLink: '复制网页邀请链接',
      copied: '已复制',
      notCopied: '复制失败，请手动记下。',
      scan: '扫码加入通话',
      linkFailed: '邀请链接生成失败。请把房间号告诉对方。',
      noLink: '在这里不能生成邀请链接。请把房间号告诉对方，或者请邀请你的人发链接。',
      card: (roomID: string) => `邀请你加入语音通话（房间 ${roomID}）`,
    },
    report: {
      title: '诊断信息',
      lead: '不含昵称、房间号和密钥，可以放心发给开发者。',
      copy: '复制',
      copied: '已复制',
      notCopied: '复制失败。可以改用文件发送。',
      share: '以文件发送',
      notShared: '发送失败。可以复制后再发。',
    },
  },
  {
    close: 'Close',
    invite: {
      title: 'Invite',
      lead: 'Anyone with this room ID can join.',
      share: 'Send to a WeChat friend',
      copyRoom: 'Copy the room ID',
      copyLink: 'Copy an invitation link',
      copyWebLink: 'Copy a link for a browser',
      copied: 'Copied',
      notCopied: 'It could not be copied. Please note it down.',
      scan: 'Scan to join the call',
      linkFailed: 'No invitation link could be made. Tell them the room ID instead.',
      noLink:
        'No link can be made here. Tell them the room ID, or ask whoever invited you for a link.',
      card: (roomID) => `Join my voice call (room ${roomID})`,
    },
    report: {
      title: 'Diagnostics',
      lead: 'No names, room IDs or keys are in it: you can send it to the developer.',
      copy: 'Copy',
      copied: 'Copied',
      notCopied: 'It could not be copied. Send it as a file instead.',
      share: 'Send as a file',
      notShared: 'It could not be sent. Copy it instead.',
    },
  },
);
