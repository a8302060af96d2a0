/** Path of an installed package's file. WeChat's typings hide that this `require` is Node's. */
export const resolveInstalled = (name: string): string =>
  (require as unknown as NodeJS.Require).resolve(name);
