/**
 * Finds the file behind an import as the builds do: `@/` is `src/`, and a twin
 * (`x.weapp.ts`, `x.h5.ts`) answers to the name `x`. Written to eslint-module-utils' interface.
 */
const fs = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');

const ENDINGS = ['.weapp', '.h5', '']
  .flatMap((twin) => [`${twin}.ts`, `${twin}.tsx`])
  .concat('.d.ts', '.js', '.json', '/index.ts', '/index.tsx');

const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

module.exports = {
  interfaceVersion: 2,
  resolve(source, importer, { root }) {
    if (isBuiltin(source)) return { found: true, path: null };
    const local = source.startsWith('@/')
      ? path.join(root, 'src', source.slice(2))
      : source.startsWith('.') && path.resolve(path.dirname(importer), source);
    // A package: its name is all that the layers ask about.
    if (!local) return { found: false };
    const file = [local, ...ENDINGS.map((ending) => local + ending)].find(isFile);
    return file ? { found: true, path: file } : { found: false };
  },
};
