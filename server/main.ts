/**
 * What `npm run build:server` bundles: the token service as a process. Its health thread starts from the same file, so that there is one to deploy, and loads nothing of the rest.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) void import('./service-process').then((it) => it.startService(__filename));
else void import('./health/thread').then((it) => it.runHealthThread());
