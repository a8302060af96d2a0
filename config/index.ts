// Before all else.
import { stopReadingTypeScript } from './typescript';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { CallAheadPlugin } from './call-ahead';
import { callPlugin } from './call-plugin';
import { EagerModulesPlugin } from './eager-modules';
import { readEnvFiles, saveAsUTF8 } from './env-files';
import { minify } from './minify';
import { pageHeaders } from './page-headers';
import { readSettings } from './settings';
import { aliasSmallReact } from './small-react';

// What Taro and webpack load by their names.
import './lean';
import './lean-runtime-loader';
import './licences';
import './not-set-up';

// Another app by the same rules: the tests build an empty one to weigh this one against.
const sourceRoot = process.env.SOURCE_ROOT ?? 'src';
const sources = path.resolve(__dirname, '..', sourceRoot);
const calls = callPlugin(sources);

stopReadingTypeScript();

/** This app's, which a report of a call names. */
const { version } = JSON.parse(
  readFileSync(path.resolve(__dirname, '..', 'package.json'), 'utf8'),
) as { version: string };

/** A plugin, from this folder on. */
const own = (file: string) => path.resolve(__dirname, file);

/** The SDK as npm has it. */
const SDK = 'node_modules/zego-express-engine-miniprogram/ZegoExpressMiniProgram.js';

const isOfTaro = (file: string) => /[\\/]node_modules[\\/]@tarojs[\\/]/.test(file);

/** Letters and digits for a folder's name. */
const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

export default defineConfig<'webpack5'>((_merge, { mode }) => {
  const development = mode === 'development';
  let settings: ReturnType<typeof readSettings>;
  try {
    // Taro has read them, and found nothing in such a one.
    const { notUTF8 } = readEnvFiles(path.resolve(__dirname, '..'), mode);
    if (notUTF8.length > 0) throw new Error(saveAsUTF8(notUTF8));
    settings = readSettings(process.env, development);
  } catch (error) {
    // Taro would print a stack trace; a developer needs the sentences alone.
    process.stderr.write(`\n${(error as Error).message}\n\n`);
    process.exit(1);
  }

  // The way out for a bundle that `lean.ts` can't read.
  const lean = process.env.LEAN_BUILD !== 'off';

  // For phones, and for builds to try out. Said in Node too: app.config.ts runs there, and only reads that.
  const phoneCheck = development && process.env.TARO_ENV === 'weapp' ? 'yes' : '';
  process.env.TARO_APP_PHONE_CHECK = phoneCheck;

  const outputRoot = process.env.OUTPUT_ROOT ?? `dist/${process.env.TARO_ENV}`;

  const { missing } = settings;
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'zego-voice-call-taro',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot,
    outputRoot,
    // The progress bar is for a terminal; in a log it is a thousand lines.
    logger: { quiet: !process.stdout.isTTY, stats: false },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Other settings, another cache: of a page that uses a constant whose value changed, Taro's
    // entry-cache loader would take nothing from a kept one.
    cache: {
      enable: true,
      name: `${mode}-${process.env.TARO_ENV}-${digest([settings, sourceRoot, lean, readFileSync(own('lean-runtime.ts'), 'utf8')])}`,
      buildDependencies: {
        babel: [path.resolve(__dirname, '..', 'babel.config.js')],
        // The browsers that styles are written for.
        browsers: [path.resolve(__dirname, '..', 'package.json')],
      },
    },
    plugins: [
      ...calls,
      ...['licences.ts', ...(lean ? ['lean.ts'] : [])].map(own),
      ...(missing
        ? [[own('not-set-up.ts'), { missing, folder: outputRoot }] satisfies [string, object]]
        : []),
    ],
    ...(process.env.TARO_ENV === 'weapp' && { terser: minify }),
    alias: { '@': sources },
    env: {
      ...settings.env,
      TARO_APP_VERSION: JSON.stringify(version),
      TARO_APP_PHONE_CHECK: JSON.stringify(phoneCheck),
    },
    defineConstants: {
      __LOCAL_CLOUD__: JSON.stringify(settings.localCloud),
      __CONSOLE_TOKEN__: JSON.stringify(settings.consoleToken),
      __NOT_SET_UP__: JSON.stringify(missing),
    },
    // As it is: imported, so small a picture would become a data URL, which no card takes.
    ...(process.env.TARO_ENV === 'weapp' && {
      copy: {
        patterns: [
          { from: `${sourceRoot}/share-card.png`, to: `${outputRoot}/share-card.png` },
          // For the phone check, which runs it from the call's package without a page (decision 027).
          ...(phoneCheck ? [{ from: SDK, to: `${outputRoot}/call/sdk.js` }] : []),
        ],
        options: {},
      },
    }),
    mini: {
      // How deep elements nest before Taro wraps the rest in a component. (Its types don't know it.)
      ...({ baseLevel: 10 } as object),
      optimizeMainPackage: { enable: true },
      debugReact: true,
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
      webpackChain(chain) {
        if (development) aliasSmallReact(chain);
        // What webpack itself writes around each module: for the engines of babel.config.js, and short.
        chain.optimization
          .set('moduleIds', 'size')
          .set('chunkIds', 'size')
          .set('mangleExports', 'size');
        chain.output.set('environment', { arrowFunction: true, const: true });
        // The app is made by a function of our own around Taro's: see there.
        chain.plugin('miniPlugin').tap((args: { loaderMeta: { creatorLocation: string } }[]) => {
          for (const { loaderMeta } of args) loaderMeta.creatorLocation = '@/app-create';
          return args;
        });
        chain.plugin('callAhead').use(CallAheadPlugin, [sources]);
        if (!development) chain.plugin('eagerModules').use(EagerModulesPlugin);
      },
    },
    h5: {
      // The build works under any path; the server for development finds its files at the root only.
      publicPath: development ? '/' : './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      // Taro's own packages are compiled already, for browsers that one develops with too.
      ...(development && { compile: { exclude: [isOfTaro] } }),
      // For this computer only, and nobody asked for another browser window.
      devServer: {
        host: '127.0.0.1',
        port: Number(process.env.H5_PORT ?? 10_086),
        open: false,
        headers: pageHeaders({
          asked: settings.asked,
          framedBy: process.env.H5_FRAMED_BY ? [process.env.H5_FRAMED_BY] : [],
          development,
        }),
        // The SDK's own code makes webpack warn: that must not lie over the page.
        client: { overlay: { errors: true, warnings: false, runtimeErrors: false } },
      },
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[chunkhash:8].js',
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[chunkhash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        cssModules: { enable: false },
        // Buttons and fields are the browser's own (`button.press`), not Taro's `taro-button-core`.
        htmltransform: { enable: false },
      },
    },
  };
  return config;
});
