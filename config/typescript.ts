import { register } from 'tsx/cjs/api';

/**
 * Lets Node read TypeScript from outside config/ (the rules that the app and the build share), until
 * this is called. It must be: Taro's own files would all go through it, half a second of each build.
 */
export const stopReadingTypeScript = register();
