import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ClientAddresses } from './client-address';

/** Tells the doctor, which asks as everybody does, that the address it came with was not believed. */
const IGNORED = 'x-forwarded-ignored';

/**
 * Notices a proxy that was not made known: whoever comes through it has its address here, and they
 * all share one limit. Said once in the log, and with every such answer.
 */
export function unknownProxies(addresses: ClientAddresses, log: Logger) {
  let said = false;
  return ({ socket, headers }: IncomingMessage, response: ServerResponse): void => {
    const { remoteAddress: proxy } = socket;
    if (headers['x-forwarded-for'] === undefined || addresses.isTrusted(proxy)) return;
    response.setHeader(IGNORED, 'true');
    if (said) return;
    said = true;
    log.warn(
      { proxy },
      'Requests come with X-Forwarded-For from an address that is not in TRUST_PROXY: all who come through it share one limit. If it is your load balancer, set TRUST_PROXY to its address. See README.md.',
    );
  };
}
