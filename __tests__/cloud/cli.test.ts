import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLocalCloud } from '../../tools/local-cloud/index';
import { defaults } from '../../tools/local-cloud/options';
import { callApi } from '../support/zego-api';
import { createCaller } from './caller';

// Loaded into the process itself: tsx's own command answers Ctrl-C with 130 where its child is slow to say that it heard.
const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const cli = join(__dirname, '../../tools/local-cloud/cli.ts');

interface Run {
  readonly child: ChildProcess;
  /** Resolves once the output so far matches. */
  readonly says: (what: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', tsx, cli, ...args]);
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += String(data);
      for (const listener of [...listeners]) listener();
    });
  }
  return {
    child,
    says: (what) =>
      new Promise((resolve) => {
        const look = () => {
          const match = what.exec(output);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
      }),
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}

describe('the command line', () => {
  it('starts a cloud, tells who comes, and ends on Ctrl-C', async () => {
    const { child, says, ended } = run('--port', '0', '--verbose');
    const [, host = ''] = await says(/on (127\.0\.0\.1:\d+)/);
    expect((await fetch(`http://${host}/healthz`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it.each([
    [['--bans'], 0],
    [[], 9],
  ])('switches on what is said: %j', async (flags, code) => {
    const { child, says, ended } = run('--port', '0', ...flags);
    const [, host = ''] = await says(/on (127\.0\.0\.1:\d+)/);
    const answer = await callApi({ host, options: defaults }, 'DescribeForbidUserRules', {
      RuleType: 3,
    });
    child.kill('SIGINT');
    expect([answer.Code, await ended]).toEqual([code, 0]);
  });

  it('says in a sentence that the port is taken', async () => {
    const cloud = await startLocalCloud({ port: 0 });
    const { says, ended } = run('--port', String(cloud.port));
    await says(/^This port is taken.*\n$/);
    expect(await ended).toBe(1);
    await cloud.close();
  });

  it.each([
    [['--port', 'x'], /--port must be a whole number/],
    [['--colour'], /colour/],
  ])('refuses %j', async (args, complaint) => {
    const { says, ended } = run(...args);
    await says(complaint);
    expect(await ended).toBe(1);
  });
});

describe('the log', () => {
  it('tells what happened and holds neither secret nor token', async () => {
    const lines: string[] = [];
    const cloud = await startLocalCloud({ port: 0, log: ({ text }) => lines.push(text) });
    const token = cloud.token('ann');
    const ann = createCaller(cloud, 'ann');
    await ann.join('room', { token });
    await ann.publish('from-ann');
    ann.hangUp();
    await cloud.close();
    const log = lines.join('\n');
    expect(log).toContain('ann entered room');
    expect(log).toContain('ann publishes from-ann');
    expect(log).not.toContain(token.slice(2, 40));
    expect(log).not.toContain(cloud.options.secret);
  });
});
