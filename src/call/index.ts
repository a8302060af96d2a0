/**
 * Voice calls, without a look: a call, the hooks that read it, the media it needs in a page. Importing it
 * does nothing. Only `createVoiceCall` brings the SDK, so it belongs into the call's own subpackage;
 * `openVoiceCall` is for every page.
 */
export { createVoiceCall } from './voice-call/create-voice-call';
export type { VoiceCall, VoiceCallOptions } from './voice-call/voice-call';
export { messages } from './voice-call/messages';
export type { MessageBox, MessagesPart } from './session/messages/message-box';
export type { Message } from './store/messages';
export { roles } from './voice-call/roles';
export type { RoleBox, RolesPart } from './session/roles/role-box';
export type { HostNews, RemovedUser } from './store/roles';
export type { HostAction, HostView } from './validation/host-action';
export type { InvitedRole } from './validation/role';
export { tokenService } from './token/connect-token-service';
export { TokenError } from './token/token-error';
export type { OwnToken, OwnTokens } from './token/own-tokens';
export type { Hosting, Invitation, IssuedToken, Tokens } from './token/token-client';
export type { CallCommands, JoinRequest } from './session/commands';
export type { Role } from './validation/role';
export type { CallPhase, CallState } from './store/call-state';
export type { Member } from './store/members';
export type { NetworkQuality } from './store/levels';
export type { Failure } from './errors/call-error';
export type { FailureKind, WayOut } from './errors/failures';
export type { SoundMode } from './sdk/voice-engine';
export {
  useCommands,
  useDiagnostics,
  useVoiceCall,
  VoiceCallProvider,
  type VoiceCallProviderProps,
} from './react/provider';
export * from './react/hooks';
export { useHands, useHostNews, useIsLocked, useRemoved, useRoles } from './react/roles';
export { useMessageBox, useMessages, useUnread } from './react/messages';
export { MediaLayer as VoiceCallMedia } from './media/media-layer';
export { openVoiceCall } from './prejoin/open-voice-call';
export type { AskedCall } from './memory/asked-call';
export { consoleToken, type ConsoleToken } from './development/console-token';
