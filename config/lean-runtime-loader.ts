import { leanFile, type LeanRuntimeOptions } from './lean-runtime';

/** What this needs of webpack's loader context. */
interface LoaderContext {
  readonly resourcePath: string;
  getOptions(): LeanRuntimeOptions;
}

/** Hands files of Taro's to `lean-runtime.ts`, as a webpack loader. */
export default function loader(this: LoaderContext, source: string): string {
  return leanFile(this.resourcePath, source, this.getOptions());
}
