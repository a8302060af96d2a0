import { buildOnce } from './build';

/** Before the tests of both builds: each uses one processor at a time. */
export default async function buildBoth(): Promise<void> {
  await Promise.all([buildOnce('weapp'), buildOnce('h5')]);
}
