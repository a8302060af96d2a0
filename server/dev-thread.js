/** The health thread of dev.ts: tsx reads TypeScript in the main thread alone, unless it is told. */
require('tsx/cjs');
require('./health/thread').runHealthThread();
