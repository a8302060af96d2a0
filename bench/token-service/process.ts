import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import type { ServiceProcess } from './bundle';

/** What `ps` says of the process. */
const ps = ({ child }: ServiceProcess, what: string) =>
  Number(execFileSync('ps', ['-o', `${what}=`, '-p', String(child.pid)]));

/** Its memory, in MiB. */
export const residentMiB = (service: ServiceProcess): number => ps(service, 'rss') / 1024;

/** What it had of the processor, in s. */
export const processorSeconds = (service: ServiceProcess): number => ps(service, 'cputimes');

/** How many files and sockets it has open. On Linux alone. */
export const descriptors = ({ child }: ServiceProcess): number =>
  readdirSync(`/proc/${child.pid}/fd`).length;

/** Its memory, in MiB, asked for every second. */
export function watchMemory(service: ServiceProcess): {
  stop(): { readonly peak: number; readonly end: number };
} {
  let peak = residentMiB(service);
  const timer = setInterval(() => (peak = Math.max(peak, residentMiB(service))), 1000);
  return {
    stop() {
      clearInterval(timer);
      const end = residentMiB(service);
      return { peak: Math.max(peak, end), end };
    },
  };
}
