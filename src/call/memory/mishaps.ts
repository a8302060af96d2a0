import { wallNow } from '../platform/clock/wall-clock';
import { EventLog, type LogLine } from './event-log';

/** So many are kept: the last are those that matter. */
const KEPT = 30;
/** Of each so many characters: a stack can be long, and what it is about stands first. */
const LENGTH = 400;

const log = new EventLog(wallNow, KEPT);

/**
 * Keeps what went wrong where nobody caught it, for the report of a call (`call/diagnostics`), which
 * may be opened much later: the main package knows no call.
 *
 * @param what - in a word or two, for developers: nothing of a person's
 * @param error - whatever was thrown; redacted when it is shown
 * @example `Taro.onError((error) => noteMishap('uncaught error', error));`
 */
export function noteMishap(what: string, error?: unknown): void {
  log.add(what, textOf(error).slice(0, LENGTH));
}

/** What went wrong since the app was started, the oldest first. */
export function mishaps(): readonly LogLine[] {
  return log.lines;
}

function textOf(error: unknown): string {
  if (error === undefined) return '';
  if (typeof error === 'object' && error !== null) {
    const { message, errMsg, msg } = error as Record<string, unknown>;
    const said = [message, errMsg, msg].find((text) => typeof text === 'string');
    if (said !== undefined) return said;
  }
  return typeof error === 'string' ? error : JSON.stringify(error);
}
