import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { Screen } from '@/ui/screen';
import { usePhase } from '../store/hooks';
import { CallBar } from './call-bar';
import { ConnectionBanner } from './connection-banner';
import { EndedPanel } from './ended-panel';
import { FailureBanner } from './failure-banner';
import { MemberGrid } from './member-grid';
import { MicrophoneChoice } from './microphone-choice';
import { PlaybackBanner } from './playback-banner';
import { RoomHeader } from './room-header';
import { useHangUp } from './use-hang-up';
import './call-icons.scss';
import './call-room.scss';

/**
 * What a person sees of a call.
 *
 * The root's children never change, so that the media layer, which comes as a child, is never
 * moved: only what is inside the stage and the dock does.
 */
export function CallRoom({ children }: PropsWithChildren) {
  const { hungUp, hangUp } = useHangUp();
  // After a plain hang-up the page is on its way out and shows no farewell.
  const ended = usePhase() === 'ended' && !hungUp;
  return (
    <Screen className="call">
      {children}
      <RoomHeader />
      <View className="call__stage">{ended ? <EndedPanel onHome={hangUp} /> : <MemberGrid />}</View>
      <View className={`call__dock ${ended ? 'call__dock--empty' : ''}`}>
        {ended ? null : (
          <View className="call__controls">
            <ConnectionBanner />
            <FailureBanner onHangUp={hangUp} />
            <PlaybackBanner />
            <MicrophoneChoice />
            <CallBar onHangUp={hangUp} />
          </View>
        )}
      </View>
    </Screen>
  );
}
