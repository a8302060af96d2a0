import { View } from '@tarojs/components';
import { useMemberIDs } from '../store/hooks';
import { MemberGrid } from './member-grid';
import { StageHint } from './stage-hint';
import './stage.scss';

/** How large a member is drawn: the more there are, the smaller. Steps, so that it rarely changes. */
function crowd(count: number): string {
  if (count <= 1) return 'one';
  if (count <= 4) return 'few';
  return count <= 9 ? 'some' : 'many';
}

/** Everyone in the call, and what to do or wait for. */
export function Stage({ onInvite }: { readonly onInvite: () => void }) {
  const count = useMemberIDs().length;
  return (
    <View className={`stage stage--${crowd(count)}`}>
      <MemberGrid />
      <StageHint onInvite={onInvite} />
    </View>
  );
}
