import { CONSOLE_NAMES, readConsoleToken } from '../../../config/console-token';
import { isAppID, isSecureAddress } from '../../../src/call/validation/settings';
import type { KnownSecret, World } from '../world';
import { unixNow } from '../../../server/wall-clock';
import { askCloud } from './cloud';
import { readDist } from './dist';
import { filesWith, searchHistory, settingsWith } from './leaks';
import { readAppConfig, readJSON, readSdk } from './project';
import { askService } from './service';
import { appSettings, SECRET_BYTES, serviceSecrets, unreadableSettings, zegoURL } from './settings';
import { lookInto } from './token';

export interface GatherOptions {
  /** The project's folder. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** From `wx.login`. */
  readonly code?: string | undefined;
  /** Where the mini-program is built, if not in `dist/weapp`. */
  readonly dist?: string | undefined;
  /** Whether ZEGO is asked what is switched on for the AppID, where the secret is known. */
  readonly asksZego?: boolean;
}

/** Looks at everything that the checks ask about. */
export async function gather({
  root,
  env,
  code,
  dist,
  asksZego = false,
}: GatherOptions): Promise<World> {
  const settings = appSettings(root, 'production', env);
  const secrets = serviceSecrets(root, env);
  const history = await searchHistory(root, Object.values(secrets));
  const appID = Number(settings['TARO_APP_ZEGO_APP_ID']);
  const url = settings['TARO_APP_TOKEN_URL'] ?? '';
  // Without an AppID there is nothing to hold a token to.
  const known = { appID, secret: isAppID(appID) ? secrets['ZEGO_SERVER_SECRET'] : undefined };
  const { token, userID } = readConsoleToken(settings);
  const { secret } = known;
  const cloud =
    asksZego && secret !== undefined && Buffer.byteLength(secret) === SECRET_BYTES
      ? await askCloud({ appID, secret, url: zegoURL(root, env) })
      : null;
  const service = isSecureAddress(url) ? await askService({ url, code, ...known }) : null;
  return {
    now: unixNow(),
    settings,
    unreadableSettings: unreadableSettings(root, 'production'),
    trackedSettings: history.trackedSettings,
    consoleToken: CONSOLE_NAMES.some((name) => settings[name])
      ? lookInto(token, userID, known)
      : null,
    secrets: Object.entries(secrets).map(([name, value]): KnownSecret => ({
      name,
      length: Buffer.byteLength(value),
      inFiles: filesWith(root, value),
      inCommits: history.commits.get(value) ?? [],
      inSettings: settingsWith(settings, value),
    })),
    history: history.searched,
    project: readJSON(root, 'project.config.json'),
    privateProject: readJSON(root, 'project.private.config.json'),
    app: readAppConfig(root),
    sdk: readSdk(root),
    dist: readDist(root, { appID: settings['TARO_APP_ZEGO_APP_ID'] ?? '', tokenURL: url }, dist),
    service,
    cloud,
  };
}
