import { View } from '@tarojs/components';
import { Screen } from '../kit/screen/screen';
import { usePhase } from '../../react/hooks';
import { useVoiceCall } from '../../react/provider';
import { CallBar } from '../bar/call-bar';
import { useRoomOptions } from '../options/room-options';
import { ConnectionBanner } from '../banners/connection-banner';
import { EndedPanel } from '../ended/ended-panel';
import { FailureBanner } from '../banners/failure-banner';
import { InviteSheet } from '../invite/invite-sheet';
import { LateMessages } from '../messages/late-messages';
import { PlaybackBanner } from '../banners/playback-banner';
import { useRolesViews } from '../roles/roles-views';
import { ReportSheet } from '../sheets/report-sheet';
import { RoomHeader } from '../header/room-header';
import { Stage } from '../stage/stage';
import { useHangUp } from '../bar/use-hang-up';
import { useLeaveQuestion } from './leave/use-leave-question';
import { useShareCard } from '../invite/use-share-card';
import { useSheet } from '../sheets/use-sheet';
import { useUnfinishedCall } from './use-unfinished-call';
import './call-icons.scss';
import './call-screen.scss';

/**
 * What a person sees of a call.
 *
 * The root's first children never change, and a sheet comes last: a child inserted before others
 * would have Taro send them all.
 */
export function CallScreen() {
  const { hungUp, hangUp } = useHangUp();
  const { messages } = useVoiceCall();
  const { sheet, open, close } = useSheet();
  const { RolesNotice, PeopleSheet } = useRolesViews();
  const { bar: Bar = CallBar, ended: Ended = EndedPanel } = useRoomOptions().parts ?? {};
  useLeaveQuestion(hungUp);
  useUnfinishedCall(hungUp);
  useShareCard();
  // After a plain hang-up the page is on its way out and shows no farewell.
  const ended = usePhase() === 'ended' && !hungUp;
  // A phone's screen reader passes over what a sheet covers; a browser's dialog sees to that by itself.
  const covered = sheet && process.env.TARO_ENV !== 'h5' ? 'true' : undefined;
  return (
    <Screen className={`call ${sheet ? 'call--covered' : ''}`}>
      <RoomHeader covered={covered} ended={ended} onOpen={open} />
      <Stage covered={covered} onInvite={() => open('invite')}>
        {ended ? <Ended onHome={hangUp} onReport={() => open('report')} /> : null}
      </Stage>
      <View className={`call__dock ${ended ? 'call__dock--empty' : ''}`} aria-hidden={covered}>
        {ended ? null : (
          <>
            <ConnectionBanner />
            <FailureBanner onHangUp={hangUp} />
            {RolesNotice ? <RolesNotice onOpen={() => open('people')} /> : null}
            {process.env.TARO_ENV === 'h5' ? <PlaybackBanner /> : null}
            <Bar onHangUp={hangUp} onMessages={messages && (() => open('messages'))} />
          </>
        )}
      </View>
      {sheet === 'invite' && !ended ? <InviteSheet onClose={close} /> : null}
      {sheet === 'messages' && !ended ? <LateMessages onClose={close} /> : null}
      {sheet === 'people' && !ended && PeopleSheet ? <PeopleSheet onClose={close} /> : null}
      {sheet === 'report' ? <ReportSheet onClose={close} /> : null}
    </Screen>
  );
}
