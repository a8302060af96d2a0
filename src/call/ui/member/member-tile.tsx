import { memo, useState } from 'react';
import { useCallWords } from '../options/own-words';
import { View } from '@tarojs/components';
import { useMember, usePhase } from '../../react/hooks';
import { MemberAction } from './member-action';
import { MemberElement } from './member-element';
import { MemberMarkup } from './member-markup';
import { memberSentence, statusWords } from './member-sentence';
import { useConditionForAtLeast } from '../../react/use-condition-for-at-least';
import type { MemberTileProps } from './member-tile-props';
import './member-tile.scss';

/** How long a member may take to be heard before that is shown, in ms. */
const SLOW = 1000;
/** Whoever comes is there before their stream: in less time than this, in ms, none of the others only listens. */
const LISTENS = 5000;

const MemberLook = process.env.TARO_ENV === 'weapp' ? MemberElement : MemberMarkup;

/** One person in the call: who, whether they are heard, and their microphone. */
export const MemberTile = memo(function MemberTile({ userID, order }: MemberTileProps) {
  const member = useMember(userID ?? '');
  const phase = usePhase();
  const { member: w } = useCallWords();
  // Who left stays in the elements until another comes, and is hidden: a word for Taro to send.
  const [found, setFound] = useState(member);
  if (member && member !== found) setFound(member);
  const connection = member?.connection;
  // Between two tries of one who fails, it is still the same wait.
  const slow = useConditionForAtLeast(connection === 'connecting' || connection === 'failed', SLOW);
  const listens = useConditionForAtLeast(connection === 'listening', LISTENS);
  if (!found) return <View className="gone" />;
  // While the call itself is cut off, what is said of it is said once, and no member is tried again.
  const cutOff = phase === 'reconnecting' && found.connection !== 'connected';
  const paused = cutOff || phase === 'interrupted';
  const { self, microphone } = found;
  // What passes by itself is like being heard, for as long as it is quick.
  const passing =
    (found.connection === 'connecting' && !slow) ||
    (found.connection === 'listening' && !listens && !self);
  const quiet = paused || passing;
  const shown = quiet ? { ...found, connection: 'connected' as const } : found;
  const look = paused ? 'paused' : shown.connection;
  const classes = [
    'member',
    look !== 'connected' && `member--dim member--${look}`,
    microphone !== 'unknown' && `member--mic-${microphone}`,
    self && 'self',
  ];
  return (
    <MemberLook
      member={found}
      className={userID === null ? 'gone' : classes.filter(Boolean).join(' ')}
      style={order > 0 ? { order } : undefined}
      mic={({ on: 'mic', off: 'mic-off', unknown: undefined } as const)[microphone]}
      sentence={memberSentence(found.connection === 'failed' ? shown : found, w)}
      status={statusWords(shown, w)}
    >
      <MemberAction member={shown} />
    </MemberLook>
  );
});
