import type { Device } from './device';

/** How often it is asked whether the build or a phone's state has changed. */
const ASK_EVERY = 1000;

/** What a simulator's server tells of itself. */
export interface ServerState {
  /** Of the built mini-program. */
  version: string;
  /** `host:port` of the cloud. */
  cloud: string;
  /** Of the simulator's own code. */
  code: string;
}

export async function serverState(): Promise<ServerState> {
  return (await (await fetch('state.json')).json()) as ServerState;
}

/** Restarts phones when the build has changed, and shows what goes wrong on them. */
export function keepFresh(first: ServerState, devices: () => readonly Device[]): void {
  let shown = first;
  let seen = first.version;
  setInterval(() => {
    for (const device of devices()) device.look();
    serverState().then(
      (now) => {
        if (now.code !== shown.code) location.reload();
        // A build writes many files: wait until it has been still for a while.
        const isStill = now.version === seen;
        seen = now.version;
        if (!isStill || now.version === shown.version) return;
        shown = now;
        for (const device of devices()) device.restart();
      },
      () => undefined,
    );
  }, ASK_EVERY);
}
