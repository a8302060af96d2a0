/** NutUI is drawn for a width of 375, this app for 750. */
const designWidth = (input) => (input?.file?.replace(/\\+/g, '/').includes('@nutui') ? 375 : 750);

module.exports = {
  projectName: 'tab-bar-js',
  designWidth,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: [['taro-zego-voice-call/plugin', { preloadFrom: ['pages/lobby/index'] }]],
  mini: {
    postcss: { cssModules: { enable: true, config: { namingPattern: 'module' } } },
    webpackChain(chain) {
      // Changes of its own, which must not undo the plugin's.
      chain.resolve.alias.set('@app', require('path').resolve(__dirname, '..', 'src'));
      chain.module.noParse(/some-other-library/);
    },
  },
  h5: { publicPath: '/talks/', router: { mode: 'browser', basename: '/talks' } },
};
