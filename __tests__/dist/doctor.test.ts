import path from 'node:path';
import { run } from '../../tools/doctor/run';
import { SETTINGS } from '../support/build';

test('the doctor knows the real build: its sizes, and what it was built with', async () => {
  let text = '';
  const say = (more: string) => (text += more);
  const root = path.resolve(__dirname, '../..');
  await run([`--root=${root}`, '--json'], {
    // The service of these settings exists nowhere: what is said of it is no matter here.
    env: { ...process.env, ...SETTINGS },
    colours: false,
    say,
    complain: say,
  });
  const { checks } = JSON.parse(text) as { checks: { id: string; status: string }[] };
  const status = Object.fromEntries(checks.map((check) => [check.id, check.status]));
  expect(status).toMatchObject({
    'package-size': 'ok',
    'built-with': 'ok',
    'project-config': 'ok',
    declarations: 'ok',
    sdk: 'ok',
  });
});
