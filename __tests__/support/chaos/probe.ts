/**
 * Looks into a built mini-program from outside, without a change to it: what the SDK is asked and
 * what it tells, and each state of the call's store. Runs in the phone's page, before the app.
 */

/** A call of the SDK or an event of it, with plain arguments. */
export interface Moment {
  readonly kind: 'call' | 'event';
  readonly name: string;
  readonly args: readonly unknown[];
  /** By the phone's clock. */
  readonly at: number;
  /** Where the app took the call to stand. */
  readonly phase: string;
  /** Whether anything was published or played then, be it in silence. */
  readonly media: { readonly pushes: boolean; readonly plays: boolean };
}

/** The store's state as plain data. */
export interface SeenState {
  readonly phase: string;
  /** What ended the call. */
  readonly failure: { readonly kind: string; readonly code: number } | null;
  readonly roomState: string;
  readonly roomID: string;
  readonly onlineCount: number;
  readonly microphoneOn: boolean;
  readonly self: { readonly userID: string; readonly streamID: string } | null;
  readonly users: readonly string[];
  /** streamID and extra info */
  readonly streams: readonly (readonly [string, string])[];
  /** Those whose player plays. */
  readonly playing: readonly string[];
  readonly waiting: readonly string[];
}

export interface Probe {
  /** What happened since it was last asked. */
  take(): Moment[];
  /** The latest state, `null` before any. */
  state(): SeenState | null;
}

declare global {
  interface Window {
    callProbe: Probe;
  }
}

/** To be given to `addInitScript`: it must need nothing from outside itself. */
export function installProbe(): void {
  const CALLS = ['loginRoom', 'logoutRoom', 'renewToken', 'destroyEngine'];
  const ON_AIR = ['connecting', 'running', 'retrying'];
  const moments: Moment[] = [];
  let latest: Record<string, unknown> | null = null;

  // zustand makes every state with Object.assign; this store's has these fields.
  const assign = Object.assign.bind(Object);
  Object.assign = (target: object, ...sources: unknown[]) => {
    const made = assign(target, ...(sources as object[])) as Record<string, unknown>;
    if ('publishFailure' in made && 'roomState' in made && 'players' in made) latest = made;
    return made;
  };

  // The SDK exports its class with a getter.
  const define = Object.defineProperty.bind(Object);
  Object.defineProperty = ((target: object, key: PropertyKey, how: PropertyDescriptor) => {
    const { get } = how;
    if (key !== 'ZegoExpressEngine' || !get) return define(target, key, how);
    let watched = false;
    return define(target, key, {
      ...how,
      get() {
        const engine = get() as { prototype: object };
        // Asked for before the class is made, it gives nothing yet.
        if (engine && !watched) {
          watched = true;
          watch(engine.prototype as Record<string, (...args: unknown[]) => unknown>);
        }
        return engine;
      },
    });
  }) as typeof Object.defineProperty;

  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

  function note(kind: Moment['kind'], name: string, args: unknown[]): void {
    const { clock, media } = window.phone!;
    moments.push({
      ...{ kind, name, args: args.map(plain) },
      at: clock.now(),
      phase: String(latest?.['phase'] ?? 'idle'),
      media: {
        pushes: media.pushers().some(({ stream }) => ON_AIR.includes(stream.state)),
        plays: media.players().some(({ stream }) => ON_AIR.includes(stream.state)),
      },
    });
  }

  function watch(prototype: Record<string, (...args: unknown[]) => unknown>): void {
    for (const name of CALLS) {
      const original = prototype[name]!;
      prototype[name] = function (...args) {
        // Of those only the first is of interest; the token is nobody's business.
        note('call', name, name === 'renewToken' ? [] : args.slice(0, 1));
        return original.apply(this, args);
      };
    }
    const on = prototype['on']!;
    prototype['on'] = function (name, listener) {
      return on.call(this, name, (...args: unknown[]) => {
        note('event', String(name), args);
        return (listener as (...args: unknown[]) => unknown)(...args);
      });
    };
  }

  window.callProbe = {
    take: () => moments.splice(0),
    state: () => {
      if (!latest) return null;
      const { phase, failure, roomState, roomID, onlineCount, microphoneOn, self } = latest;
      const { users, streams, players, waiting } = latest as {
        users: Map<string, unknown>;
        streams: Map<string, { extraInfo: string }>;
        players: Map<string, { state: string }>;
        waiting: Set<string>;
      };
      return {
        ...({ phase, failure, roomState, roomID, onlineCount, microphoneOn, self } as SeenState),
        users: Array.from(users.keys()),
        streams: Array.from(streams, ([id, { extraInfo }]) => [id, extraInfo] as const),
        playing: Array.from(players)
          .filter(([, { state }]) => state === 'PLAYING')
          .map(([id]) => id),
        waiting: Array.from(waiting),
      };
    },
  };
}
