/** `npm run server`: main.ts with the settings of `server/.env.local`, if there is one. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const file = path.join(__dirname, '.env.local');
if (existsSync(file)) process.loadEnvFile(file);
void import('./main');
