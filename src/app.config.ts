export default defineAppConfig({
  pages: ['pages/home/index'],
  subPackages: [
    { root: 'call', pages: ['room/index'] },
    // In builds to try out; see config/index.ts.
    ...(process.env.TARO_APP_PHONE_CHECK ? [{ root: 'check', pages: ['phone-check/index'] }] : []),
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['call'] } },
  lazyCodeLoading: 'requiredComponents',
  // WeChat asks for consent before the microphone. What it is for stands in the account's privacy
  // guide; app.json has no place for it: `permission` knows no scope.record.
  __usePrivacyCheck__: true,
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationStyle: 'default',
    navigationBarBackgroundColor: '@navBg',
    navigationBarTextStyle: '@navText',
    backgroundColor: '@bg',
    backgroundTextStyle: '@bgText',
  },
});
