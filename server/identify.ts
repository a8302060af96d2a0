import { ServiceError } from './service-error';
import type { Identify } from './token-rules';
import type { NeighbourWatch } from './neighbour';
import { code2Session, type WeChatOptions } from './wechat/code2session';

export interface IdentifyOptions {
  /** Missing where only the development login is wanted. */
  readonly weChat?: WeChatOptions;
  /** Whether a key is taken at its word. */
  readonly devLogin: boolean;
}

/** Who may log in: people of WeChat by a code and, in development, anybody by a key. */
export function identifyBy(options: IdentifyOptions, watch?: NeighbourWatch): Identify {
  const openidOf = options.weChat && code2Session({ ...options.weChat, watch });
  return async (credentials) => {
    if ('key' in credentials) {
      if (options.devLogin) return { kind: 'key', id: credentials.key };
      throw new ServiceError(401, 'key_refused', 'Keys are for development only.');
    }
    if (openidOf) return { kind: 'wechat', id: await openidOf(credentials.code) };
    throw new ServiceError(401, 'code_refused', 'This service is not set up for WeChat.');
  };
}
