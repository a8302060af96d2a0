import type { Finding, Words } from '../finding';
import type { World } from '../world';
import { codeOnDemand, declarations } from './app-config';
import { cloud } from './cloud';
import { guests } from './guests';
import { build } from './packages';
import { domainsChecked, projectConfig } from './project';
import { sdkVersion } from './sdk';
import { secretNames, secrets, trackedSettings, unknownSecret } from './secrets';
import { consoleToken, service } from './service';
import {
  appID,
  reachableFromPhones,
  readable,
  server,
  tokenSource,
  webPage,
  weChatAppID,
} from './settings';

type Check = (world: World) => Finding[];

export interface Group {
  readonly id: string;
  readonly title: Words;
  readonly findings: readonly Finding[];
}

const groups: readonly (readonly [id: string, zh: string, en: string, checks: readonly Check[]])[] =
  [
    [
      'settings',
      '设置',
      'Settings',
      [readable, appID, server, tokenSource, reachableFromPhones, webPage, weChatAppID],
    ],
    ['secrets', '密钥', 'Secrets', [secretNames, trackedSettings, secrets, unknownSecret]],
    ['token', 'Token', 'Tokens', [service, guests, consoleToken]],
    ['cloud', 'ZEGO 云端', 'ZEGO’s cloud', [cloud]],
    [
      'app',
      '小程序',
      'Mini-program',
      [sdkVersion, projectConfig, domainsChecked, declarations, codeOnDemand],
    ],
    ['build', '构建', 'Build', [build]],
  ];

/** Every check, in the order in which one would mend what they find. */
export function examine(world: World): Group[] {
  return groups.map(([id, zh, en, checks]) => ({
    id,
    title: { zh, en },
    findings: withoutGuesses(
      checks.flatMap((check) => check(world)),
      world,
    ),
  }));
}

/** What a file that can't be read says is not missing: it is named alone. */
function withoutGuesses(findings: readonly Finding[], world: World): readonly Finding[] {
  const unreadable = readable(world).map(({ id }) => id);
  const named = findings.filter(({ id }) => unreadable.includes(id));
  return named.length > 0 ? named : findings;
}

/** Whether a call can work, as far as this computer can tell. */
export function canCall(found: readonly Group[]): boolean {
  return found.every(({ findings }) => findings.every(({ status }) => status !== 'fault'));
}
