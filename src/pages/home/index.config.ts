export default definePageConfig({
  navigationBarTitleText: '语音通话',
  // A browser has a bar of its own, and the page shows its title.
  ...(process.env.TARO_ENV === 'h5' && { navigationStyle: 'custom' as const }),
});
