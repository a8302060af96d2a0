import { useCallWords, useSheetWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { device } from '../../platform/device/device';
import { TextButton } from '../kit/press/text-button';
import { useMemberIDs, usePhase, useUntiledCount } from '../../react/hooks';
import { useConditionForAtLeast } from '../../react/use-condition-for-at-least';

/** Who is in the room is listed some time after one is in it; who is alone this long, in ms, is alone. */
const LISTED = 500;

/** Where nobody is asked for anything it takes less, in ms, and there is nothing to say. */
const ASKED = 300;

/** What to do or to wait for, where the members alone don't say. */
export function StageHint({ onInvite }: { readonly onInvite: () => void }) {
  const { hint } = useCallWords();
  const { invite } = useSheetWords();
  const phase = usePhase();
  const listeners = useUntiledCount();
  const alone = useConditionForAtLeast(
    useMemberIDs().length === 1 && phase === 'connected',
    LISTED,
  );
  const preparing = useConditionForAtLeast(phase === 'idle' || phase === 'preparing', ASKED);
  let text = '';
  if (preparing) text = hint.preparing;
  else if (alone) text = hint.alone;
  else if (device().isDevtools) text = hint.devtools;
  else if (listeners > 0) text = hint.listeners(listeners);
  // It stays without a word: taken out, it would make Taro send the tiles beside it anew.
  return (
    <View className={text ? 'stage-hint' : ''}>
      {text ? <Text className="stage-hint__text">{text}</Text> : null}
      {alone ? (
        <TextButton id="invite-here" kind="soft" label={invite.title} onPress={onInvite} />
      ) : null}
    </View>
  );
}
