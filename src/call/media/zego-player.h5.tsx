import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import type { SoundMode } from '../sdk/voice-engine';
import { currentRegistry, tellCall } from './current-registry';
import { Playback } from './web/playback';
import type { WebPlayerHandle, WebPusherHandle } from './web/web-handles';
import { WebPlayer } from './web/web-player';

/** The methods of the document's `<zego-player>`, for a page that plays by hand. */
export type ZegoPlayerHandle = Pick<WebPlayerHandle, 'startPlay'> & { stopPlay(): Promise<void> };

export interface ZegoPlayerProps {
  /** Its place in the layer; never another's, never changed. */
  readonly playerSlot: number;
  /** A browser leaves it to the system where sound comes out. */
  readonly soundMode: SoundMode;
}

const registry = () => currentRegistry<WebPusherHandle, WebPlayerHandle>();

/** One for all players: a touch of the page frees all of them. */
const playback = new Playback((blocked) => tellCall.emit({ type: 'playback', blocked }));

/**
 * A player: it plays one stream at a time and stays where it is.
 *
 * @example
 * const player = useRef<ZegoPlayerHandle>(null);
 * <ZegoPlayer ref={player} playerSlot={0} soundMode="speaker" />;
 * await player.current?.startPlay(zg, streamID);
 */
export const ZegoPlayer = forwardRef<ZegoPlayerHandle, ZegoPlayerProps>(function ZegoPlayer(
  { playerSlot },
  ref,
) {
  const audio = useRef<HTMLAudioElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      startPlay: async (...args) => (await registry().whenPlayer(playerSlot)).startPlay(...args),
      stopPlay: async () => (await registry().whenPlayer(playerSlot)).stopPlay(),
    }),
    [playerSlot],
  );
  useEffect(() => {
    if (!audio.current) return;
    const player = new WebPlayer(audio.current, playback);
    const detach = registry().attachPlayer(playerSlot, player);
    return () => {
      detach();
      player.stopPlay();
    };
  }, [playerSlot]);
  return <audio ref={audio} />;
});
