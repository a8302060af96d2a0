/**
 * Gives the mini-program scripts that Taro makes none of by itself.
 *
 * What the call page needs, in the call's package: home runs it ahead
 * (`src/pages/home/run-call-ahead.weapp.ts`). What it shares with the page, the SDK before all,
 * lies in that package's common script (`sub-vendors.js`), and webpack's one runtime runs each module
 * once, whoever asks first.
 *
 * What messages need, and what hosts and listeners do, each in a package of its own: the call page fetches it
 * when there is a reason (`src/call/room/late-parts.weapp.ts`). It has nothing that the page has already.
 */
import fs from 'node:fs';
import path from 'node:path';
import {
  Compilation,
  EntryPlugin,
  type Compiler,
  type EntryOptions,
  type WebpackPluginInstance,
} from 'webpack';

const NAME = 'call-ahead';

/** The page's own script, as the build names it, without its extension. */
const PAGE = 'call/room/index';
const ROOM = 'call/room/room';
const LATE = ['messages/messages', 'roles/roles'];

interface Script {
  /** As the build names it, without its extension. */
  readonly name: string;
  readonly source: string;
  readonly options?: EntryOptions;
}

const SCRIPTS: readonly Script[] = [
  { name: ROOM, source: `${ROOM}.tsx` },
  ...LATE.map((name) => ({ name, source: `${name}.ts`, options: { dependOn: [PAGE] } })),
];

/** What Taro makes of the styles of modules that two scripts of the package share. */
const SHARED_STYLES = 'call/sub-vendors.wxss';
const IMPORT_OF_THEM = /@import "[^"]*\bsub-vendors\.wxss";/;

export class CallAheadPlugin implements WebpackPluginInstance {
  constructor(private readonly sourceRoot: string) {}

  apply(compiler: Compiler): void {
    for (const { name, source, options } of SCRIPTS) {
      const file = path.join(this.sourceRoot, source);
      // Another app by the same rules (`SOURCE_ROOT`) has no call.
      if (!fs.existsSync(file)) continue;
      new EntryPlugin(compiler.context, file, { name, ...options }).apply(compiler);
    }
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      // After Taro's own last word on the files of a subpackage.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => tidy(compilation));
    });
  }
}

/**
 * Taro gives each script of a subpackage a template, and a style sheet with the styles they share. These
 * draw nothing by themselves, and of all that do only the page has elements of those classes.
 */
function tidy(compilation: Compilation): void {
  const { RawSource } = compilation.compiler.webpack.sources;
  const text = (name: string) => compilation.getAsset(name)?.source.source().toString() ?? '';
  const shared = text(SHARED_STYLES);
  // A style sheet of another package reaches no page of this one.
  const late = LATE.map((name) => text(`${name}.wxss`)).join('');
  for (const { name, source } of compilation.getAssets()) {
    if (!/^call\/.*\.wxss$/.test(name)) continue;
    const before = source.source().toString();
    const isPage = name === `${PAGE}.wxss`;
    const own = before.replace(IMPORT_OF_THEM, () => (isPage ? shared : ''));
    const whole = isPage ? own + late : own;
    if (whole !== before) compilation.updateAsset(name, new RawSource(whole));
  }
  for (const name of [
    SHARED_STYLES,
    ...SCRIPTS.flatMap(({ name }) => [`${name}.wxss`, `${name}.wxml`]),
  ]) {
    if (compilation.getAsset(name)) compilation.deleteAsset(name);
  }
}
