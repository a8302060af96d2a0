import { words } from './words';

// What is said in browsers alone: spread in place, so that no word of it is in a mini-program.
const inWeChat = process.env.TARO_ENV === 'weapp';
const nothing = {} as never;

/** A sentence for each kind of failure, calm and exact, saying what to do; and the ways out. */
export const failureWords = words(
  {
    sentence: {
      'room-id-invalid': '这个房间号不能用。请返回检查一下。',
      'user-name-invalid': '这个昵称不能用。请返回换一个。',
      configuration: '这个小程序还没有配置好，暂时不能通话。请联系它的开发者。',
      offline: '没有网络。请连接 Wi-Fi 或移动网络，然后再试一次。',
      'privacy-refused': '同意隐私保护指引后才能使用麦克风。请再试一次，并选择“同意”。',
      'microphone-refused': '没有麦克风权限，别人听不到你。请在设置里允许使用麦克风。',
      'microphone-refused-by-system':
        '手机系统没有允许使用麦克风。请在系统设置里打开麦克风权限，然后回到这里。',
      ...(inWeChat
        ? nothing
        : {
            'browser-unsupported':
              '这个浏览器不支持语音通话。请换用新版的 Chrome、Edge、Safari 或 Firefox。',
            'page-insecure':
              '浏览器只允许 https 网页使用麦克风。请用 https:// 开头的网址打开这里。',
            'browser-microphone-refused':
              '浏览器没有允许使用麦克风。请点地址栏旁边的图标，允许使用麦克风，然后再试一次。',
            'browser-microphone-refused-by-system':
              '系统没有允许浏览器使用麦克风。请在系统设置里允许，然后再试一次。',
            'microphone-missing': '没有找到麦克风。请接上一个，然后再试一次。',
            'engine-unreachable': '通话需要的文件下载失败。请检查网络，然后再试一次。',
            'invitation-missing': '在浏览器里加入通话需要邀请链接。请让通话里的人发给你。',
            'invitation-over': '这个邀请链接已经过期。请让通话里的人再发一个。',
            'invitation-elsewhere': '你收到的邀请是另一个房间的。请返回，填写那个房间号。',
          }),
      'token-service-unreachable': '连不上登录服务。请检查网络，然后再试一次。',
      'token-service-intercepted':
        '连不上登录服务：应答的不是它。如果这个 Wi-Fi 要先登录，请登录后再试一次。',
      'token-service-refused': '登录服务拒绝了你的登录。请再试一次；如果仍然不行，请联系管理员。',
      'token-rejected': '身份验证没有通过。请再试一次；如果仍然不行，请联系管理员。',
      'token-expired': '登录已过期。请再试一次，会重新登录。',
      'app-id-rejected': '通话服务不认识这个小程序，暂时不能通话。请联系它的开发者。',
      'login-timeout': '进入房间超时。请检查网络，然后再试一次。',
      'login-failed': '进入房间失败。请再试一次。',
      'room-full': '房间已经满了。请等有人离开后再试一次。',
      blocked: '你不能进入这个房间。如有疑问，请联系房主。',
      'component-missing': '音频初始化失败。请再试一次；如果仍然不行，请更新微信。',
      'kicked-elsewhere': '你的账号在另一台设备上加入了通话，这里的通话已结束。',
      'kicked-by-host': '你被移出了房间。',
      'reconnect-failed': '网络断开太久，无法重新连接。请检查网络，然后再试一次。',
      'microphone-unavailable':
        '麦克风打不开，可能正被其他应用占用。请关闭那个应用，然后再试一次。',
      'microphone-busy': '麦克风正被其他应用占用。请关闭那个应用，然后再试一次。',
      'microphone-held': '上一次的麦克风还没有放开，别人暂时听不到你。请稍等，或再试一次。',
      'microphone-silent': '没有听到你的麦克风有声音，别人可能听不到你。如果你在说话，请再试一次。',
      'camera-refused-by-system':
        '别人可能听不到你：有些手机要允许微信使用摄像头才会录音（不会拍摄）。请在系统设置里允许，然后回到这里。',
      ...(inWeChat
        ? nothing
        : {
            'microphone-unplugged': '麦克风被拔掉了，别人听不到你。请把它接好，或换一个。',
          }),
      'stream-in-use': '你的声音正从另一处发出，这里的声音没有发出去。请再试一次。',
      'publish-forbidden': '你在这个房间里没有发言权限，只能收听。',
      'publish-failed': '你的声音没有发出去，别人暂时听不到你。请再试一次。',
      'play-failed': '听不到对方的声音。请再试一次。',
      unknown: '出现未知错误，通话无法继续。请再试一次。',
    },
    kickedWithReason: (reason: string) => `你被移出了房间：${reason}`,
    wayOut: {
      retry: '再试一次',
      edit: '返回修改',
      settings: '打开设置',
      'system-settings': '打开系统设置',
      home: '返回首页',
    },
  },
  {
    sentence: {
      'room-id-invalid': 'This room ID can’t be used. Go back and check it.',
      'user-name-invalid': 'This name can’t be used. Go back and choose another.',
      configuration: 'This app is not set up for calls yet. Please tell its developer.',
      offline: 'There is no network. Connect to Wi-Fi or mobile data, then try again.',
      'privacy-refused':
        'The microphone needs your consent to the privacy guide. Try again and choose “Agree”.',
      'microphone-refused':
        'Without the microphone nobody can hear you. Allow the microphone in the settings.',
      'microphone-refused-by-system':
        'Your phone does not allow the microphone. Allow it in the system settings, then come back.',
      ...(inWeChat
        ? nothing
        : {
            'browser-unsupported':
              'This browser doesn’t support voice calls. Use a recent Chrome, Edge, Safari or Firefox.',
            'page-insecure':
              'Browsers give the microphone to https pages only. Open this page at an https:// address.',
            'browser-microphone-refused':
              'The browser does not allow the microphone. Press the icon beside the address, allow the microphone, then try again.',
            'browser-microphone-refused-by-system':
              'The system does not let the browser use the microphone. Allow it in the system settings, then try again.',
            'microphone-missing': 'No microphone was found. Connect one, then try again.',
            'engine-unreachable':
              'What the call needs could not be fetched. Check your network, then try again.',
            'invitation-missing':
              'Joining in a browser needs an invitation link. Ask somebody in the call for one.',
            'invitation-over':
              'This invitation link has expired. Ask somebody in the call for another.',
            'invitation-elsewhere':
              'Your invitation is for another room. Go back and enter the ID of that room.',
          }),
      'token-service-unreachable':
        'The sign-in service can’t be reached. Check your network, then try again.',
      'token-service-intercepted':
        'Signing in can’t be reached: something else answered. If this Wi-Fi has a login page, log in there, then try again.',
      'token-service-refused':
        'The sign-in service did not let you in. Try again; if that doesn’t help, tell the administrator.',
      'token-rejected':
        'Your identity was not accepted. Try again; if that doesn’t help, tell the administrator.',
      'token-expired': 'Your sign-in has expired. Try again to sign in anew.',
      'app-id-rejected':
        'The call service does not know this app, so it can’t call. Please tell its developer.',
      'login-timeout': 'Entering the room took too long. Check your network, then try again.',
      'login-failed': 'The room could not be entered. Try again.',
      'room-full': 'The room is full. Try again when somebody has left.',
      blocked: 'You may not enter this room. If in doubt, ask the owner of the room.',
      'component-missing':
        'Audio could not be started. Try again; if that doesn’t help, update WeChat.',
      'kicked-elsewhere': 'Your account joined the call on another device, so the call ended here.',
      'kicked-by-host': 'You were removed from the room.',
      'reconnect-failed':
        'The connection was lost for too long. Check your network, then try again.',
      'microphone-unavailable':
        'The microphone can’t be opened; another app may be using it. Close that app, then try again.',
      'microphone-busy': 'Another app is using the microphone. Close that app, then try again.',
      'microphone-held':
        'The microphone is still held from before, so nobody hears you. Wait a moment, or try again.',
      'microphone-silent':
        'Nothing is heard from your microphone, so others may not hear you. If you are speaking, try again.',
      'camera-refused-by-system':
        'Others may not hear you: some phones record sound only where WeChat may use the camera (nothing is filmed). Allow it in the system settings, then come back.',
      ...(inWeChat
        ? nothing
        : {
            'microphone-unplugged':
              'The microphone was unplugged, so nobody hears you. Plug it in again, or use another.',
          }),
      'stream-in-use': 'Your voice is being sent from elsewhere, not from here. Try again.',
      'publish-forbidden': 'You may not speak in this room; you can only listen.',
      'publish-failed': 'Your voice is not being sent; others can’t hear you now. Try again.',
      'play-failed': 'The other side can’t be heard. Try again.',
      unknown: 'Something unexpected happened and the call could not go on. Try again.',
    },
    kickedWithReason: (reason) => `You were removed from the room: ${reason}`,
    wayOut: {
      retry: 'Try again',
      edit: 'Go back and edit',
      settings: 'Open settings',
      'system-settings': 'Open system settings',
      home: 'Back to home',
    },
  },
);
