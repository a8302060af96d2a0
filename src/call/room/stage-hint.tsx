import { Text } from '@tarojs/components';
import { callWords } from '@/i18n/call';
import { device } from '@/platform/device';
import { useMemberIDs, usePhase } from '../store/hooks';

/** What to do or to wait for, where the members alone don't say. */
export function StageHint() {
  const { hint } = callWords();
  const phase = usePhase();
  const alone = useMemberIDs().length === 1;
  let text = '';
  if (phase === 'idle' || phase === 'preparing') text = hint.preparing;
  else if (device().isDevtools) text = hint.devtools;
  else if (phase === 'connected' && alone) text = hint.alone;
  return <Text className="stage-hint">{text}</Text>;
}
