/**
 * What webpack writes as WeChat's own `require`: with a path from the file that is built, to one that
 * is there.
 */
declare const __non_webpack_require__: {
  async(path: string): Promise<Readonly<Record<string, unknown>>>;
};
