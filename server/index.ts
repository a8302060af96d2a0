/** What other backends on Node take from here: README.md, In a backend of your own. */
export { voiceCallTokens, type VoiceCallTokensOptions } from './http/plugin';
export { identifyBy, type IdentifyOptions } from './identify';
export { privilegePayload, type Privilege } from './privilege';
export { ServiceError } from './service-error';
export type { Credentials, Identity } from './token-service';
export {
  generateToken04,
  verifyToken04,
  type GenerateToken04Options,
  type Token04Content,
  type Token04Fault,
  type Token04Result,
  type VerifyToken04Options,
} from './token04';
