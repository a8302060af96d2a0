import fs from 'node:fs';
import path from 'node:path';
import { startSimulatorServer } from './server';

const USAGE = `Usage: tsx tools/simulator/cli.ts [--dist dist/weapp] [--cloud 127.0.0.1:8899] [--port 10087]`;

function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const dist = path.resolve(option('dist', 'dist/weapp'));
  if (!fs.existsSync(path.join(dist, 'app.json'))) {
    throw new Error(`${dist} holds no built mini-program. Build it: npm run build:weapp`);
  }
  const server = await startSimulatorServer({
    dist,
    cloudHost: option('cloud', '127.0.0.1:8899'),
    port: Number(option('port', '10087')),
  });
  process.stdout.write(`Simulator: ${server.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
