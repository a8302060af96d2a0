/** For builds that try things out: nothing of it belongs into production. */
export { consoleToken, type ConsoleToken } from './console-token';
export { debugLogin, enterWith } from './debug-login';
export { deviceIdentity } from './device-identity';
export { localCloud } from './local-cloud';
// What the phone check asks of the phone and the SDK.
export type { PlayerAttributes, PusherAttributes } from '../media/handles';
export { copyText } from '../platform/clipboard';
export { onInterruption } from '../platform/interruption';
export { onHide, onShow } from '../platform/lifecycle';
export { onNetworkChange } from '../platform/network';
export { requestMicrophone } from '../platform/permission';
export { setKeepScreenOn } from '../platform/screen';
export { shareTextFile } from '../platform/share-file';
export { steadyNow } from '../platform/steady-clock';
export { versions } from '../platform/versions';
export type { Versions } from '../platform/versions-type';
export type { Sdk, SdkConstructor } from '../sdk/miniprogram/sdk';
export { SignalLink } from '../sdk/miniprogram/signal-link';
