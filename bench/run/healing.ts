/** `npm run bench -- healing`: every outage on every phone, and 500 phones at once; the tests themselves measure. */
import { spawnSync } from 'node:child_process';

export function measureHealing(): void {
  const jest = ['jest', '-i', '--forceExit', '--testPathPatterns', 'app/healing', 'cloud/storm'];
  const { status } = spawnSync('npx', [...jest, '--selectProjects', 'simulator', 'cloud'], {
    stdio: 'inherit',
    env: { ...process.env, HEALING: 'all', SKIP_BUILD: '1' },
  });
  if (status !== 0) process.exitCode = 1;
}
