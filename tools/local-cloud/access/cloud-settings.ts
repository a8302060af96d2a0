import { deflateSync } from 'node:zlib';
import { encode, type Message } from '../protocol/message';

/** Of the interfaces behind HTTPRequest2: where the web SDK gets its settings. */
export const CLOUD_SETTINGS = 14;

/** Minutes. */
const POLLING_INTERVAL = 60;

/** Nothing is set: the SDK keeps to its own defaults. */
const NOTHING = deflateSync('{}');

/** What the SDK keeps a file under: it tells it the next time, and is then told that nothing changed. */
const HASH = new TextEncoder().encode('local');

/**
 * An empty settings file for each that is asked for. A file that is missing from the answer is not "no
 * settings" to the SDK: with none of them it takes the request for failed and reads a cache that, at a
 * first visit, is empty, which throws.
 */
export function encodeCloudSettings(files: Message<'GetCloudSettingReq'>['files']): Uint8Array {
  return encode('GetCloudSettingRsp', {
    code: 0,
    message: '',
    polling_interval: POLLING_INTERVAL,
    file_response: files.map(({ file_name, hash }) => {
      const isKept = Buffer.compare(hash, HASH) === 0;
      return {
        code: 0,
        message: '',
        file_name,
        json_data: isKept ? new Uint8Array() : NOTHING,
        hash: isKept ? new Uint8Array() : HASH,
        g_version: 1,
      };
    }),
  });
}
