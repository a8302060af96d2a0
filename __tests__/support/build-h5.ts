import { buildOnce } from './build';

/** Before the tests of the built page for browsers. */
export default (): Promise<void> => buildOnce('h5');
