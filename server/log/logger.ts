import { pino, type DestinationStream, type Logger } from 'pino';
import { isoNow } from '../wall-clock';

/**
 * Names under which nothing may be logged, wherever they turn up. We log what we choose, field by
 * field; this is for the day when somebody logs a whole object.
 */
const secretNames = [
  'authorization',
  'code',
  'grant',
  'hostKey',
  'key',
  'openid',
  'rawPacket',
  'roomID',
  'secret',
  'session',
  'session_key',
  'ticket',
  'token',
];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Lines of JSON. */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${isoNow()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    },
    destination,
  );
}
