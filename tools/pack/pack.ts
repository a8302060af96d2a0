/** Makes the package that others install, of the call layer's sources. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { NATIVE_COMPONENTS, nativeFile, STATIC } from '../../src/call/plugin/native-components';
import { PACKAGE_NAME, TARGETS } from '../../src/call/plugin/package';
import { CALL, DOORS, manifest, PLUGIN } from './manifest';
import { compileTree, type PackageFiles } from './module-tree';

const ROOT = path.resolve(__dirname, '..', '..');

/** Said where the plugin is not there to have an import find something better. */
const NO_PLUGIN = `${PACKAGE_NAME}: add '${PACKAGE_NAME}/plugin' to the plugins of config/index, and build for weapp or h5.`;

/** What an import finds then. Webpack runs the loader, so that the build stops, not the app. */
const WITHOUT_PLUGIN = `if (typeof __webpack_require__ === 'function') require('!!./no-plugin-loader.js!./without-plugin.js');
throw new Error(${JSON.stringify(NO_PLUGIN)});
`;

const NO_PLUGIN_LOADER = `module.exports = function () {
  const error = new Error(${JSON.stringify(NO_PLUGIN)});
  error.stack = '';
  throw error;
};
`;

/**
 * Writes the package's files, all but its types.
 *
 * @param call - the folder of the call layer
 */
export async function writePackage(output: string, call = CALL): Promise<void> {
  fs.rmSync(output, { recursive: true, force: true });
  const files: PackageFiles = new Map([
    ['package.json', `${JSON.stringify(manifest(), null, 2)}\n`],
    ['without-plugin.js', WITHOUT_PLUGIN],
    ['no-plugin-loader.js', NO_PLUGIN_LOADER],
    ['LICENSE', fs.readFileSync(path.join(ROOT, 'LICENSE'), 'utf8')],
    ['README.md', fs.readFileSync(path.join(__dirname, 'README.md'), 'utf8')],
    ['plugin.d.ts', fs.readFileSync(path.join(__dirname, 'plugin.d.ts'), 'utf8')],
  ]);
  for (const target of TARGETS) {
    const native = NATIVE_COMPONENTS.map((component) => `${nativeFile(component)}.ts`);
    const entries = [...Object.values(DOORS), ...(target === 'weapp' ? native : [])];
    for (const [name, text] of await compileTree(call, entries, target)) {
      files.set(path.posix.join(target, name), text);
    }
  }
  for (const component of NATIVE_COMPONENTS) {
    for (const ending of STATIC) {
      const file = `${nativeFile(component)}.${ending}`;
      files.set(path.posix.join('weapp', file), fs.readFileSync(path.join(call, file), 'utf8'));
    }
  }
  for (const [name, text] of files) {
    const file = path.join(output, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  await writeTools(output, call);
}

/** What runs in Node: each one file. */
async function writeTools(output: string, call: string): Promise<void> {
  const options = {
    outdir: output,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  } as const;
  await build({
    ...options,
    entryPoints: { plugin: path.join(call, PLUGIN) },
    // As Taro takes plugins: the function itself.
    footer: { js: 'module.exports = module.exports.default;' },
  });
  await build({ ...options, entryPoints: { doctor: path.join(__dirname, 'doctor.ts') } });
}

/** @returns the path of the tarball, in `folder` */
export function makeTarball(output: string, folder: string): string {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: output,
      encoding: 'utf8',
    }),
  ) as [{ filename: string }];
  return path.join(folder, filename);
}
