import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { MemberGrid } from './member-grid';
import { StageHint } from './stage-hint';
import { useShownTiles } from './use-shown-members';
import './stage.scss';

export interface StageProps {
  /** Whether a sheet lies over it. */
  readonly covered: 'true' | undefined;
  readonly onInvite: () => void;
}

/** How large a member is drawn: the more there are, the smaller. Steps, so that it rarely changes. */
function crowd(count: number): string {
  if (count <= 1) return 'one';
  if (count <= 4) return 'few';
  return count <= 9 ? 'some' : 'many';
}

/** Everyone in the call who has a tile, and what to do or wait for; or, given as a child, how it ended. */
export function Stage({ covered, onInvite, children }: PropsWithChildren<StageProps>) {
  const userIDs = useShownTiles();
  return (
    <View
      className={`call__stage ${children ? '' : `stage stage--${crowd(userIDs.length)}`}`}
      aria-hidden={covered}
    >
      {children ?? (
        <>
          <MemberGrid userIDs={userIDs} />
          <StageHint onInvite={onInvite} />
        </>
      )}
    </View>
  );
}
