import { ZEGO_API } from '../../../server/defaults';
import { ServiceError } from '../../../server/service-error';
import { ZegoAPI } from '../../../server/zego-api/client';
import { switchedOff } from '../../../server/zego-api/switches';
import type { Cloud } from '../world';

/** Asks ZEGO what is switched on for the AppID, as the token service does at its start. */
export async function askCloud(known: {
  readonly appID: number;
  readonly secret: string;
  readonly url: string | undefined;
}): Promise<Cloud> {
  try {
    return { off: await switchedOff(new ZegoAPI({ ...known, url: known.url || ZEGO_API })) };
  } catch (error) {
    const isRefused = error instanceof ServiceError && error.code === 'misconfigured';
    return isRefused ? { refused: error.detail ?? error.message } : { unreachable: true };
  }
}
