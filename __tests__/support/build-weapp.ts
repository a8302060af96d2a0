import { buildOnce } from './build';

/** Before the tests of the built mini-program. */
export default (): Promise<void> => buildOnce('weapp');
