export default definePageConfig({
  navigationBarTitleText: '语音通话',
  // A browser has a bar of its own, and the page a header.
  ...(process.env.TARO_ENV === 'h5' && { navigationStyle: 'custom' as const }),
  // Without it Taro gives the page no way to share (Taro#6825).
  enableShareAppMessage: true,
});
