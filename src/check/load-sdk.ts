import type { SdkConstructor } from '@/call/development';

/**
 * The SDK out of the call's package, where builds to try out have it as a file of its own (decision
 * 027): no byte of it is in this package. The base library runs code of a subpackage of which no page
 * is open from 2.11.2 on; this is itself one of the things to find out.
 *
 * @throws whatever the base library says against it
 */
export async function loadSdk(): Promise<SdkConstructor> {
  // Seen from the page's file, into which this is bundled. WeChat finds it by the literal alone.
  const { ZegoExpressEngine } = await __non_webpack_require__.async('../../call/sdk.js');
  return ZegoExpressEngine as SdkConstructor;
}
