import { build } from '../doctor/checks/packages';
import type { Finding } from '../doctor/finding';
import { readDist } from '../doctor/gather/dist';
import { appSettings } from '../doctor/gather/settings';

/** Why `dist/weapp` is not to be uploaded: what the doctor says of it, with a missing build as a fault. */
export function refusals(root: string, env: NodeJS.ProcessEnv): Finding[] {
  const settings = appSettings(root, 'production', env);
  const dist = readDist(root, {
    appID: settings['TARO_APP_ZEGO_APP_ID'] ?? '',
    tokenURL: settings['TARO_APP_TOKEN_URL'] ?? '',
  });
  return build({ settings, dist, consoleToken: null }).filter(
    ({ status }) => status === 'fault' || (status === 'todo' && !dist),
  );
}
