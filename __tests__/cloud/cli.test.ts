import { startLocalCloud } from '../../tools/local-cloud/index';
import { defaults } from '../../tools/local-cloud/options';
import { CLOUD_RUNS, runCloud } from '../support/cloud-process';
import { callApi } from '../support/zego-api';
import { createCaller } from './caller';

describe('the command line', () => {
  it('starts a cloud, tells who comes, and ends on Ctrl-C', async () => {
    const { child, says, ended } = runCloud('--port', '0', '--verbose');
    const [, host = ''] = await says(CLOUD_RUNS);
    expect((await fetch(`http://${host}/healthz`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it.each([
    [['--bans'], 0],
    [[], 9],
  ])('switches on what is said: %j', async (flags, code) => {
    const { child, says, ended } = runCloud('--port', '0', ...flags);
    const [, host = ''] = await says(CLOUD_RUNS);
    const answer = await callApi({ host, options: defaults }, 'DescribeForbidUserRules', {
      RuleType: 3,
    });
    child.kill('SIGINT');
    expect([answer.Code, await ended]).toEqual([code, 0]);
  });

  it('says in a sentence that the port is taken', async () => {
    const cloud = await startLocalCloud({ port: 0 });
    const { says, ended } = runCloud('--port', String(cloud.port));
    await says(/^This port is taken.*\n$/);
    expect(await ended).toBe(1);
    await cloud.close();
  });

  it.each([
    [['--port', 'x'], /--port must be a whole number/],
    [['--colour'], /colour/],
  ])('refuses %j', async (args, complaint) => {
    const { says, ended } = runCloud(...args);
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
