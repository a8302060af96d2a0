/** For builds that try things out: nothing of it belongs into production. */
export { consoleToken, type ConsoleToken } from './console-token';
export { debugLogin, enterWith } from './debug-login';
export { deviceIdentity } from './device-identity';
export { localCloud } from './local-cloud';
// What the phone check asks of the phone and the SDK.
export type { PlayerAttributes, PusherAttributes } from '../media/handles';
export { copyText } from '../platform/interaction/clipboard';
export { onInterruption } from '../platform/surroundings/interruption';
export { onHide, onShow } from '../platform/surroundings/lifecycle';
export { onNetworkChange } from '../platform/surroundings/network';
export { requestMicrophone } from '../platform/permission/permission';
export { setKeepScreenOn } from '../platform/surroundings/screen';
export { shareTextFile } from '../platform/interaction/share-file';
export { steadyNow } from '../platform/clock/steady-clock';
export { versions } from '../platform/device/versions';
export type { Versions } from '../platform/device/versions-type';
export type { Sdk, SdkConstructor } from '../sdk/miniprogram/sdk';
export { SignalLink } from '../sdk/miniprogram/signal-link';
