/** `npm run server`, and what `npm run build:server` bundles: the token service as a process. */
import { startService } from './service-process';

startService();
