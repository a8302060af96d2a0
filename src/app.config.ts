export default defineAppConfig({
  pages: ['pages/home/index'],
  subPackages: [{ root: 'call', pages: ['room/index'] }],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['call'] } },
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
