/**
 * How a build of `npm start` reaches the local cloud instead of ZEGO's. Only ever imported behind
 * `__LOCAL_CLOUD__`, which every other build replaces with `false`: none of this is in them.
 */

/** The static option of the SDK that names other hosts; its typings leave it open. */
interface EngineOptions {
  setEngineOptions(options: { customDomain: { accesshub: string; logreport: string } }): void;
}

export function pointAtLocalCloud(SDK: EngineOptions, host: string): void {
  SDK.setEngineOptions({ customDomain: { accesshub: host, logreport: host } });
}

/** The SDK always asks for `wss:`; the local cloud, on this computer, has no certificate. */
export function plainSocket(url: string): string {
  return url.replace(/^wss:/, 'ws:');
}
