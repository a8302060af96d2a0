import type { MediaEvent, PlayerHandle, PusherHandle } from './handles';
import type { MediaRegistry } from './registry';

let current: MediaRegistry<object, object> | null = null;

/** The registry of the call that there is now. Returns its disposer. */
export function provideRegistry(registry: MediaRegistry<object, object>): () => void {
  current = registry;
  return () => {
    if (current === registry) current = null;
  };
}

/**
 * The registry of the call that there is now. Native components are handed nothing but plain data, so
 * they find it here; there is one page with media at a time.
 */
export function currentRegistry<
  Pusher extends object = PusherHandle,
  Player extends object = PlayerHandle,
>(): MediaRegistry<Pusher, Player> {
  if (!current) throw new Error('Media need a call: createVoiceCall() comes first.');
  return current as unknown as MediaRegistry<Pusher, Player>;
}

/** Tells the call what an element says; one that says something late has nobody to tell. */
export const tellCall = { emit: (event: MediaEvent): void => current?.emit(event) };
