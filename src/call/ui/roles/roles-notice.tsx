import { View } from '@tarojs/components';
import { useMember, useRole, usePhase } from '../../react/hooks';
import { useCommands } from '../../react/provider';
import { useHands, useHostNews } from '../../react/roles';
import { rolesWords } from '../../words/roles';
import { Banner, type BannerProps } from '../banners/banner';
import { useHostActs } from './use-host-acts';

export interface RolesNoticeProps {
  /** Opens the people. */
  readonly onOpen: () => void;
}

/** What a host did that bears on oneself; for a host, who wants to speak. */
export function RolesNotice({ onOpen }: RolesNoticeProps) {
  const phase = usePhase();
  const news = useNews();
  const hands = useHandsBanner(onOpen);
  const shown = phase === 'connected' ? (news ?? hands) : null;
  return (
    <View className="call__notice" role="status">
      {shown ? <Banner {...shown} /> : null}
    </View>
  );
}

function useNews(): BannerProps | null {
  const w = rolesWords().news;
  const commands = useCommands();
  const news = useHostNews();
  if (!news) return null;
  const action = { label: w.unmute, onPress: () => commands.setMicrophone(true) };
  const hasAction = news === 'muted' || news === 'may-unmute';
  return { tone: 'hint', text: w[news], ...(hasAction && { action }) };
}

function useHandsBanner(onOpen: () => void): BannerProps | null {
  const w = rolesWords();
  const hands = useHands();
  const [first = ''] = hands;
  const member = useMember(first);
  const { act, said, failed } = useHostActs();
  if (useRole() !== 'host') return null;
  if (said && failed) return { tone: 'warning', text: said };
  if (!member) return null;
  const only = hands.length === 1;
  return {
    tone: 'hint',
    text: only ? w.wantsToSpeak(member.userName) : w.wantToSpeak(member.userName, hands.length),
    action: only
      ? { label: w.letSpeak, onPress: () => act({ action: 'grant', userID: first }) }
      : { label: w.look, onPress: onOpen },
  };
}
