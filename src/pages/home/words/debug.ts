import { words } from '@/call/prejoin';

/** The words of the debug form, which only development builds have; a bundler drops them elsewhere. */
export const debugWords = /* @__PURE__ */ words(
  {
    what: '调试：用手工填写的参数加入通话，和 ZEGO 的网页调试工具一样。只在这个标签页有效。',
    label: {
      appID: 'AppID',
      server: '服务器地址',
      roomID: '房间号',
      userID: 'userID',
      token: 'Token',
    },
    placeholder: {
      appID: 'ZEGO 控制台，项目信息',
      server: 'wss://…/ws',
      roomID: '例如 room-1',
      userID: '和 Token 里的一样',
      token: '控制台的临时 Token',
    },
    fault: {
      appID: 'AppID 是一个正整数。',
      server: '服务器地址的格式是 wss://…/ws。',
      roomID: '房间号由字母、数字和常见符号组成，最多 128 个。',
      userID: 'userID 由字母、数字和常见符号组成，最多 64 个。',
      token: 'Token 以 04 开头，请完整粘贴。',
    },
    join: '用这些参数加入',
    forget: '清除，恢复正常登录',
  },
  {
    what: 'Debugging: joins with what you type here, as ZEGO’s own web page does. For this tab alone.',
    label: {
      appID: 'AppID',
      server: 'Server address',
      roomID: 'Room ID',
      userID: 'userID',
      token: 'Token',
    },
    placeholder: {
      appID: 'ZEGO console, project information',
      server: 'wss://…/ws',
      roomID: 'For example room-1',
      userID: 'The one the token was made for',
      token: 'A temporary one of the console',
    },
    fault: {
      appID: 'An AppID is a positive integer.',
      server: 'A server address reads wss://…/ws.',
      roomID: 'A room ID is up to 128 letters, digits and common symbols.',
      userID: 'A userID is up to 64 letters, digits and common symbols.',
      token: 'A token begins with 04. Paste all of it.',
    },
    join: 'Join with these',
    forget: 'Forget them and sign in as usual',
  },
);
