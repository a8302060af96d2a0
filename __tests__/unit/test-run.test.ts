import os from 'node:os';
import { endAll, run } from '../../tools/test/run';

const node = (script: string) => [process.execPath, '-e', script] as const;

test('what runs aside leaves the processors to the others, and what it prints is kept', async () => {
  const ran = await run(node('console.log(os.getPriority())'), 'aside');
  const { PRIORITY_LOW } = os.constants.priority;
  expect(ran).toEqual({ passed: true, output: `${PRIORITY_LOW}\n` });
});

test('what is ended ends with all that it has started', async () => {
  // Its output ends when nobody is left who could write.
  const forever = 'setInterval(() => undefined, 1000)';
  const ran = run(
    node(
      `require('child_process').spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' }); ${forever}`,
    ),
    'quiet',
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  endAll();
  expect((await ran).passed).toBe(false);
});
