/**
 * What the pages before a call need: small, without the SDK, for the main package. Importing it does
 * nothing.
 */
export { askedCall, askForCall, type AskedCall } from '../memory/asked-call';
export { noteMishap } from '../memory/mishaps';
export {
  forgetCall,
  isJustBrokenOff,
  unfinishedCall,
  type UnfinishedCall,
} from '../memory/unfinished-call';
export { device } from '../platform/device/device';
export { forgetInAddress } from '../platform/address';
export { queryText } from '../platform/query';
export { readStored, writeStored } from '../platform/storage/storage';
export { wallNow } from '../platform/clock/wall-clock';
export { tokenService } from '../token/connect-token-service';
export type { Hosting, Invitation, IssuedToken, Tokens } from '../token/token-client';
export { roomIDFault, userIDFault, userNameFault, type NameFault } from '../validation/ids';
export type { InvitedRole } from '../validation/role';
export { isAppID, isServerAddress } from '../validation/settings';
export { isOlder, OLDEST_BASE_LIBRARY } from '../validation/version';
export { cleanID } from '../validation/visible';
export { language, type Language } from '../words/language';
export { isolated } from '../words/isolated';
export { words } from '../words/words';
export { callPageAddress, openVoiceCall, takeBackCall } from './open-voice-call';
export { prepareCall } from './prepare-call';
export { useOnline } from './use-online';
