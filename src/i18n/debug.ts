import { words } from './words';

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
      token: '控制台的临时 Token，或你的服务签发的',
    },
    fault: {
      appID: 'AppID 是一个正整数。',
      server: '服务器地址的格式是 wss://…/ws。',
      roomID: '请填写房间号。',
      userID: '请填写 userID。',
      token: '请填写 Token。',
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
      token: 'A temporary one of the console, or of your service',
    },
    fault: {
      appID: 'An AppID is a positive integer.',
      server: 'A server address reads wss://…/ws.',
      roomID: 'Enter a room ID.',
      userID: 'Enter a userID.',
      token: 'Enter a token.',
    },
    join: 'Join with these',
    forget: 'Forget them and sign in as usual',
  },
);
