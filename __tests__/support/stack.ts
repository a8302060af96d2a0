import path from 'node:path';
import { ROOT } from './documents/documents';

const CALL = path.join(ROOT, 'src/call/');

/** A name that the engine made up is none. */
const named = (name: string | null) => (name && /^\w+$/.test(name) ? name : '');

/** The calls of the call layer that are under way now, the outermost first: file and function. */
export function callsUnderWay(): string[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_error, sites) => sites;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return sites
    .filter((site) => site.getFileName()?.startsWith(CALL) && !site.isAsync())
    .map((site) => `${site.getFileName()?.slice(CALL.length)} ${named(site.getFunctionName())}`)
    .reverse();
}
