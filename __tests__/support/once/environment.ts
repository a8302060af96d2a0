import { TestEnvironment } from 'jest-environment-node';
import { takeBrowser } from './browsers';

declare global {
  /** What Node itself has loaded, by its path: see `package.js`. */
  var requireOnce: typeof require;
  var keptBrowsers: { readonly take: typeof takeBrowser };
}

/** A file of tests, and a way to what its worker keeps from file to file. */
export default class Environment extends TestEnvironment {
  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    this.global.requireOnce = require;
    this.global.keptBrowsers = { take: takeBrowser };
  }
}
