import type { LivePlayerElement } from './player-element';
import type { LivePusherElement } from './pusher-element';
import type { StreamState } from './stream';

/** A `live-pusher` as a test sees it. */
export interface PusherView {
  url: string;
  state: StreamState;
  /** WeChat's native side has it. */
  inserted: boolean;
  microphone: boolean;
  camera: boolean;
  /** 0 to 100, as it was last told to the mini-program. */
  volume: number;
  props: Record<string, unknown>;
}

/** A `live-player` as a test sees it. */
export interface PlayerView {
  id: string;
  streamID: string;
  src: string;
  state: StreamState;
  muted: boolean;
  soundMode: string;
  /** 0 to 100, as it was last told to the mini-program. */
  volume: number;
  props: Record<string, unknown>;
}

/** One moment at which the microphone's or the camera's state changed. */
export interface MediaMoment {
  at: number;
  microphone: boolean;
  camera: boolean;
}

export const viewOfPusher = (one: LivePusherElement): PusherView => ({
  url: one.url,
  state: one.stream.state,
  inserted: one.isInserted,
  microphone: one.wantsMicrophone,
  camera: one.wantsCamera,
  volume: one.volume,
  props: propsOf(one),
});

export const viewOfPlayer = (one: LivePlayerElement): PlayerView => ({
  id: one.id,
  streamID: one.streamID,
  src: one.url,
  state: one.stream.state,
  muted: one.isMuted,
  soundMode: one.prop('soundMode'),
  volume: one.volume,
  props: propsOf(one),
});

function propsOf(one: LivePusherElement | LivePlayerElement): Record<string, unknown> {
  const names = Object.keys((one.constructor as typeof LivePusherElement).props);
  return Object.fromEntries(names.map((name) => [name, one.prop<unknown>(name)]));
}
