/** Before the tests of the examples: the package is made, and each example built with it, once. */
import fs from 'node:fs';
import path from 'node:path';
import { inLanes } from '../../../tools/test/lanes';
import { buildApp, distOf, EXAMPLES, install, pack } from './packed';

const BUILDS = [
  // The longest first.
  ['own-page', 'h5'],
  ['tab-bar-js', 'weapp'],
  ['smallest-ts', 'weapp'],
  ['own-page', 'weapp'],
  ['plain-ts', 'weapp'],
] as const;

/** Each build uses one processor. */
const LANES = 2;

/** `SKIP_BUILD=1` takes the builds as they are. */
export default async function buildExamples(): Promise<void> {
  if (process.env.SKIP_BUILD === '1') {
    const missing = BUILDS.filter(([example, target]) => !fs.existsSync(distOf(example, target)));
    if (missing.length === 0) return;
    throw new Error(`SKIP_BUILD=1, but not built: ${missing.join('; ')}. Run it once without.`);
  }
  pack();
  for (const example of new Set(BUILDS.map(([name]) => name))) {
    install(path.join(EXAMPLES, example));
  }
  await inLanes(BUILDS, LANES, async ([example, target]) => {
    fs.rmSync(distOf(example, target), { recursive: true, force: true });
    const { code, output } = await buildApp(path.join(EXAMPLES, example), target);
    if (code !== 0) throw new Error(`The build of examples/${example} failed:\n${output}`);
  });
}
