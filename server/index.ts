/** What other backends on Node take from here: README.md, In a backend of your own. */
export { voiceCallTokens, type VoiceCallTokensOptions } from './http/plugin';
export { identifyBy, type IdentifyOptions } from './identify';
export { privilegePayload, type Privilege } from './privilege';
export type { RoomPolicy, Verdict } from './rooms/policy';
export { ServiceError } from './service-error';
export type { Session } from './session';
export { RedisStore, type RedisStoreOptions } from './store/redis-store';
export type { Store } from './store/store';
export type { Credentials, Identify, Identity } from './token-rules';
export type { PolicyChoice } from './token-service';
export {
  generateToken04,
  verifyToken04,
  type GenerateToken04Options,
  type Token04Content,
  type Token04Fault,
  type Token04Result,
  type VerifyToken04Options,
} from './token04';
