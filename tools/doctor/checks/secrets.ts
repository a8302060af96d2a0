import { fault, ok, warning, type Finding } from '../finding';
import { SECRET_BYTES } from '../gather/settings';
import type { KnownSecret, World } from '../world';

/** What the ServerSecret and WeChat's AppSecret must be, and where they must not be. */
export function secrets(world: World): Finding[] {
  return world.secrets.flatMap((secret) => [...form(secret), ...places(secret, world)]);
}

/** Settings that would carry a secret into every build by their very name. */
export function secretNames({ settings }: World): Finding[] {
  return Object.keys(settings)
    .filter((name) => /^TARO_APP_.*SECRET/i.test(name) && settings[name])
    .map((name) =>
      fault(
        'secret-setting',
        [`${name} 会把密钥写进小程序。`, `${name} would carry a secret into the mini-program.`],
        [
          '删掉它，在控制台重置密钥；密钥只给 Token 服务（server/.env.local）。',
          'Remove it and reset the secret in the console; only the token service (server/.env.local) may have it.',
        ],
      ),
    );
}

/** Files with settings belong to a machine, not to the repository. */
export function trackedSettings({ trackedSettings: files }: World): Finding[] {
  if (files.length === 0) return [];
  const names = files.join(', ');
  return [
    fault(
      'settings-tracked',
      [`git 里有配置文件：${names}。`, `Git holds files with settings: ${names}.`],
      [`运行 git rm --cached ${files.join(' ')}。`, `Run git rm --cached ${files.join(' ')}.`],
    ),
  ];
}

/** Without the secret itself nobody can look for it. */
export function unknownSecret({ secrets: known, consoleToken }: World): Finding[] {
  if (consoleToken || known.some(({ name }) => name === 'ZEGO_SERVER_SECRET')) return [];
  return [
    warning(
      'secret-unknown',
      [
        '这里没有 ServerSecret，所以没有检查它的长度、泄漏和 Token 的签名。',
        'The ServerSecret is not known here: its length, leaks and what tokens are signed with went unchecked.',
      ],
      [
        '要检查，就写进 server/.env.local（ZEGO_SERVER_SECRET=…），它不会进 git。',
        'To have them checked, put it into server/.env.local (ZEGO_SERVER_SECRET=…), which git ignores.',
      ],
    ),
  ];
}

function form({ name, length }: KnownSecret): Finding[] {
  const id = `${idOf(name)}-length`;
  if (length === SECRET_BYTES) return [ok(id, `${name} 有 32 个字符`, `${name} has 32 characters`)];
  return [
    fault(
      id,
      [
        `${name} 有 ${length} 个字符，应该是 32 个。`,
        `${name} has ${length} characters, but must have 32.`,
      ],
      ['从控制台重新复制。', 'Copy it from the console again.'],
    ),
  ];
}

function places(secret: KnownSecret, { history }: World): Finding[] {
  const { name, inFiles, inCommits, inSettings } = secret;
  const id = `${idOf(name)}-leak`;
  const reset = [
    '删掉它，并在控制台重置：见过它的人都能冒充任何用户。',
    'Remove it and reset it in the console: whoever saw it can be any user.',
  ] as const;
  const leaks: Finding[] = [];
  const leak = (zh: string, en: string) => leaks.push(fault(id, [zh, en], reset));
  if (inSettings.length > 0) {
    leak(`${inSettings.join(', ')} 的值就是 ${name}。`, `${inSettings.join(', ')} holds ${name}.`);
  }
  if (inFiles.length > 0) {
    leak(`${name} 在 ${some(inFiles)} 里。`, `${name} is in ${some(inFiles)}.`);
  }
  if (inCommits.length > 0) {
    leak(
      `${name} 在 git 历史里：${some(inCommits)}。`,
      `${name} is in git's history: ${some(inCommits)}.`,
    );
  }
  if (leaks.length > 0) return leaks;
  const [zh, en] = history ? ['、git 历史', ', git’s history'] : ['', ''];
  return [ok(id, `${name} 不在源码、构建产物${zh}里`, `${name} is in no source, no build${en}`)];
}

const some = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ');

const idOf = (name: string) => name.toLowerCase().replace(/_/g, '-');
