import { forwardRef, useImperativeHandle } from 'react';
import type { SoundMode } from '../sdk/voice-engine';
import type { PlayerHandle } from './handles';
import { currentRegistry } from './current-registry';

/** The methods of the document's `<zego-player>`, for a page that plays by hand. */
export type ZegoPlayerHandle = Pick<PlayerHandle, 'startPlay'> & { stopPlay(): Promise<void> };

export interface ZegoPlayerProps {
  /** Its place in the layer; never another's, never changed. */
  readonly playerSlot: number;
  readonly soundMode: SoundMode;
}

/**
 * A player: it plays one stream at a time and stays where it is.
 *
 * @example
 * const player = useRef<ZegoPlayerHandle>(null);
 * <ZegoPlayer ref={player} playerSlot={0} soundMode="speaker" />;
 * await player.current?.startPlay(zg, streamID);
 */
export const ZegoPlayer = forwardRef<ZegoPlayerHandle, ZegoPlayerProps>(function ZegoPlayer(
  { playerSlot, soundMode },
  ref,
) {
  useImperativeHandle(
    ref,
    () => ({
      startPlay: async (...args) =>
        (await currentRegistry().whenPlayer(playerSlot)).startPlay(...args),
      stopPlay: async () => (await currentRegistry().whenPlayer(playerSlot)).stopPlay(),
    }),
    [playerSlot],
  );
  // Literal attributes: Taro's compiler drops every one that is spread. The loudspeaker is the
  // component's own default: unsaid, it costs nothing in any player.
  return (
    <zego-player
      player-slot={playerSlot}
      sound-mode={soundMode === 'speaker' ? undefined : soundMode}
    />
  );
});
