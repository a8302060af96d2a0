import { deflateSync } from 'node:zlib';
import { encode } from '../protocol/message';

/** Of the interfaces behind HTTPRequest2: where the web SDK gets its settings. */
export const CLOUD_SETTINGS = 14;

/** Seconds. */
const POLLING_INTERVAL = 60;

/** An empty settings file for each that is asked for: the SDK then keeps to its own defaults. */
export function encodeCloudSettings(files: readonly string[]): Uint8Array {
  const empty = deflateSync('{}');
  return encode('GetCloudSettingRsp', {
    code: 0,
    message: '',
    polling_interval: POLLING_INTERVAL,
    file_response: files.map((file_name) => ({
      code: 0,
      message: '',
      file_name,
      json_data: empty,
      hash: new TextEncoder().encode('local'),
      g_version: 1,
    })),
  });
}
