/**
 * `npm run bench`: builds, measures, writes docs/benchmarks.md. In pieces, where the machine is
 * shared: `npm run bench -- times 16`, then `npm run bench -- report`.
 */
import os from 'node:os';
import { writeHealing, writeReport } from '../report/document';
import { wallNow } from '../../tools/local-cloud/wall-clock';
import { apps, assembleNative, type App } from './apps';
import { boot } from './boot';
import { buildApp } from './build';
import { callCosts, clear, join } from './call';
import { memory } from './memory';
import { packageSizes } from './packages';
import { measureHealing } from './healing';
import { NETWORK_PEERS, networks } from './networks';
import { load, save, type ByApp, type Results } from './results';
import { measureStart } from './start';
import { openWorld, type Subject, type World } from './world';

const PEERS = [1, 2, 4, 8, 16, 32, 50];
const SLOWDOWNS = [1, 4];
const REPETITIONS = 5;
/** A start takes no second, and differs by a third from one to the next. */
const STARTS = 15;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs something on a fresh phone of each app in turn, as often as wanted: pairs, interleaved. */
async function interleaved<T>(
  world: World,
  times: number,
  run: (subject: Subject) => Promise<T>,
): Promise<ByApp<T[]>> {
  const results = { native: [], 'native-sub': [], taro: [] } as ByApp<T[]>;
  for (let n = 0; n < times; n += 1) {
    for (const app of apps) results[app.name].push(await onPhone(world, app, run));
  }
  return results;
}

async function onPhone<T>(
  world: World,
  app: App,
  run: (subject: Subject) => Promise<T>,
): Promise<T> {
  const subject = await world.phone(app);
  try {
    return await run(subject);
  } finally {
    await clear(world, subject);
  }
}

const first = <T>({ native, taro, ...rest }: ByApp<T[]>): ByApp<T> =>
  ({ native: native[0], 'native-sub': rest['native-sub'][0], taro: taro[0] }) as ByApp<T>;

const pieces: Record<string, (world: World, which: string[]) => Promise<void>> = {
  async times(world, which) {
    for (const others of which.length > 0 ? which.map(Number) : PEERS) {
      say(`times, ${others} remote`);
      // One of each before: the first phone of a browser is slower than the rest.
      await interleaved(world, 1, (subject) => join(world, subject, others));
      const runs = await interleaved(world, REPETITIONS, (one) => join(world, one, others));
      save(`times-${others}`, { times: { [others]: runs } });
    }
  },
  async networks(world, which) {
    const names = which.length > 0 ? which : Object.keys(networks);
    for (const name of names) {
      const network = networks[name];
      if (!network) throw new Error(`No network is called "${name}".`);
      const byPeers: Results['networks'][string] = {};
      for (const others of NETWORK_PEERS) {
        say(`${name} network, ${others} remote`);
        world.cloud.faults.delay(network.latencyMs, network);
        byPeers[others] = await interleaved(world, REPETITIONS, async (one) => {
          const rate = network.slowdown ?? 1;
          await one.devtools.send('Emulation.setCPUThrottlingRate', { rate });
          return join(world, one, others);
        });
      }
      world.cloud.faults.reset();
      save(`networks-${name}`, { networks: { [name]: byPeers } });
    }
  },
  async costs(world, which) {
    for (const others of which.length > 0 ? which.map(Number) : PEERS) {
      say(`setData, ${others} remote`);
      const runs = await interleaved(world, 1, (one) => callCosts(world, one, others));
      save(`costs-${others}`, { costs: { [others]: first(runs) } });
    }
  },
  async boot(world) {
    for (const slowdown of SLOWDOWNS) {
      say(`boot, 1/${slowdown} of the CPU`);
      await interleaved(world, 1, (subject) => boot(subject, slowdown));
      const runs = await interleaved(world, STARTS, (subject) => boot(subject, slowdown));
      save(`boot-${slowdown}`, { boot: { [slowdown]: runs } });
    }
  },
  async memory(world) {
    say('memory over 50 calls');
    const runs = await interleaved(world, 1, (subject) => memory(world, subject));
    save('memory', { memory: first(runs) });
  },
};

async function main([piece, ...which]: string[]): Promise<void> {
  if (piece === 'report') return writeReport(load());
  if (piece === 'start') return measureStart(which);
  if (piece === 'healing') {
    if (which[0] !== 'report') measureHealing();
    return writeHealing(load());
  }
  if (piece === 'build' || piece === undefined) {
    say('building');
    await buildApp();
    assembleNative();
    if (piece) return;
  }
  const packages = Object.fromEntries(apps.map((app) => [app.name, packageSizes(app)]));
  const [{ model = '' } = {}] = os.cpus();
  const machine = { cpu: model, cores: os.cpus().length, date: new Date(wallNow()).toISOString() };
  save('packages', { packages: packages as never, machine });
  const world = await openWorld();
  try {
    for (const [name, run] of Object.entries(pieces)) {
      if (piece === undefined || piece === name) await run(world, which);
    }
  } finally {
    await world.close();
  }
  if (piece === undefined) {
    await writeReport(load());
    measureHealing();
    await writeHealing(load());
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
