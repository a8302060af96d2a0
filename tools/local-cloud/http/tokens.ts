import type { RequestListener } from 'node:http';
import { LIFETIMES, TICKET_USES } from 'voice-call-token-service/defaults';
import { createApp } from 'voice-call-token-service/http/app';
import { serviceKeys } from 'voice-call-token-service/keys';
import { createTokenService } from 'voice-call-token-service/token-service';
import type { Context } from '../context';

/** The token service of this cloud. */
export interface Tokens {
  readonly listener: RequestListener;
  close(): Promise<void>;
}

/**
 * The token service itself, as in production but for these: nobody is who they say, nothing is limited, and which pages may ask is for our own listener to say.
 */
export async function tokens({ options, host }: Context): Promise<Tokens> {
  const service = createTokenService({
    ...LIFETIMES,
    ...options,
    ticketUses: TICKET_USES,
    zegoURL: () => `http://${host()}/zego-api`,
    log: undefined,
    callbackSecret: undefined,
    keys: serviceKeys({ secret: options.secret }),
    // A key is taken at its word; so is a code of a simulated `wx.login`, of which the part before
    // the first dot names the user: real codes are good for one login only, yet the same phone must
    // get the same userID every time.
    identify: async (credentials) =>
      'key' in credentials
        ? { kind: 'key', id: credentials.key }
        : { kind: 'code', id: credentials.code.split('.', 1)[0] ?? '' },
  });
  const app = await createApp({ service });
  return {
    listener: (request, response) => app.routing(request, response),
    close: () => service.close(),
  };
}
