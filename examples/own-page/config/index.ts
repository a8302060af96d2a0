import { defineConfig } from '@tarojs/cli';

export default defineConfig<'webpack5'>({
  projectName: 'own-page',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: 'webpack5',
  plugins: [['taro-zego-voice-call/plugin', { page: 'talk/index' }]],
  mini: {},
  h5: { publicPath: './', router: { mode: 'hash' } },
});
