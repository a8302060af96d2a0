import { createRequire } from 'node:module';
import path from 'node:path';

/** The part of webpack-chain that this needs. */
interface Chain {
  readonly resolve: { readonly alias: { set(name: string, file: string): unknown } };
}

const { resolve: find } = createRequire(__filename);

/** A file of an installed package that its `exports` don't name. */
const inside = (packageName: string, file: string) =>
  path.join(path.dirname(find(`${packageName}/package.json`)), file);

/**
 * Gives a mini-program built for development React's small files, as Taro does. Taro's own way
 * (unless `mini.debugReact` is set) writes into React's package.json first, at every start, while the
 * page's build beside it reads that file: half written, it ends that build.
 */
export function aliasSmallReact({ resolve }: Chain): void {
  resolve.alias.set(
    'react-reconciler$',
    inside('react-reconciler', 'cjs/react-reconciler.production.min.js'),
  );
  resolve.alias.set(
    'react/jsx-runtime$',
    inside('react', 'cjs/react-jsx-runtime.production.min.js'),
  );
}
