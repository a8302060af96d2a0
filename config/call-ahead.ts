/**
 * Gives the mini-program what the call page needs as a script of its own, in the call's package: home runs
 * it ahead (`src/pages/home/run-call-ahead.weapp.ts`). What it shares with the page, the SDK before all,
 * lies in that package's common script (`sub-vendors.js`), and webpack's one runtime runs each module
 * once, whoever asks first.
 */
import fs from 'node:fs';
import path from 'node:path';
import { Compilation, EntryPlugin, type Compiler, type WebpackPluginInstance } from 'webpack';

const NAME = 'call-ahead';

/** The script, as the build names it, without its extension. */
const SCRIPT = 'call/room/room';
const PAGE_STYLES = 'call/room/index.wxss';
/** What Taro makes of the styles of modules that two scripts of the package share. */
const SHARED_STYLES = 'call/sub-vendors.wxss';
const IMPORT_OF_THEM = /@import "[^"]*\bsub-vendors\.wxss";/;

export class CallAheadPlugin implements WebpackPluginInstance {
  constructor(private readonly sourceRoot: string) {}

  apply(compiler: Compiler): void {
    const file = path.join(this.sourceRoot, `${SCRIPT}.tsx`);
    // Another app by the same rules (`SOURCE_ROOT`) has no call.
    if (!fs.existsSync(file)) return;
    new EntryPlugin(compiler.context, file, { name: SCRIPT }).apply(compiler);
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      // After Taro's own last word on the files of a subpackage.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => tidy(compilation));
    });
  }
}

/**
 * Taro gives each script of a subpackage a template, and a style sheet with the styles they share. This one
 * draws nothing, and of all that do only the page has elements of those classes.
 */
function tidy(compilation: Compilation): void {
  const { RawSource } = compilation.compiler.webpack.sources;
  const shared = compilation.getAsset(SHARED_STYLES)?.source.source().toString() ?? '';
  for (const { name, source } of compilation.getAssets()) {
    if (!/^call\/.*\.wxss$/.test(name)) continue;
    const text = source.source().toString();
    const own = text.replace(IMPORT_OF_THEM, () => (name === PAGE_STYLES ? shared : ''));
    if (own !== text) compilation.updateAsset(name, new RawSource(own));
  }
  for (const name of [SHARED_STYLES, `${SCRIPT}.wxss`, `${SCRIPT}.wxml`]) {
    compilation.deleteAsset(name);
  }
}
