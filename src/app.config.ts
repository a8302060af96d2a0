const weapp = process.env.TARO_ENV === 'weapp';
const LATE = ['messages', 'roles'];

export default defineAppConfig({
  pages: ['pages/home/index'],
  // The call's own is added by its plugin (src/call/plugin).
  subPackages: [
    // Scripts alone, which a call runs when it needs them: see config/call-ahead.ts.
    ...(weapp ? LATE.map((root) => ({ root, pages: [] })) : []),
    // In builds to try out; see config/index.ts.
    ...(process.env.TARO_APP_PHONE_CHECK ? [{ root: 'check', pages: ['phone-check/index'] }] : []),
  ],
  ...(weapp && {
    preloadRule: { 'pages/home/index': { network: 'all', packages: LATE } },
  }),
  lazyCodeLoading: 'requiredComponents',
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
