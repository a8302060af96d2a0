/** `npm run upload`: hands `dist/weapp` to WeChat's `miniprogram-ci`, if it is a build to be uploaded. */
import { spawn } from 'node:child_process';
import { languageOf } from '../doctor/report/language';
import { refusals } from './refusals';

// Where npm runs it.
const root = process.cwd();
const language = languageOf(process.env);
const faults = refusals(root, process.env);

if (faults.length > 0) {
  const head = { zh: '不上传：', en: 'Nothing was uploaded:' }[language];
  const lines = faults.map(({ says, cure }) => `  ✗ ${says[language]} ${cure?.[language] ?? ''}`);
  process.stderr.write(`${[head, ...lines].join('\n')}\n`);
  process.exitCode = 1;
} else {
  // Too large to be a dependency of every clone.
  const args = ['--yes', 'miniprogram-ci@2', 'upload', '--pp', './dist/weapp'];
  spawn('npx', [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).on(
    'close',
    (code) => (process.exitCode = code ?? 1),
  );
}
