export default definePageConfig({
  navigationBarTitleText: '语音通话',
  // A browser has a bar of its own, and the page a header.
  ...(process.env.TARO_ENV === 'h5' && { navigationStyle: 'custom' as const }),
  // Without it Taro gives the page no way to share (Taro#6825).
  enableShareAppMessage: true,
  // Found by selectComponent only when registered here, not in the app's config.
  ...(process.env.TARO_ENV === 'weapp' && {
    usingComponents: {
      'zego-pusher': '../native/zego-pusher/zego-pusher',
      'zego-player': '../native/zego-player/zego-player',
    },
  }),
});
