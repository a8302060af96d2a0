import { Text } from '@tarojs/components';
import { useCallTimes, usePhase } from '../../react/hooks';
import { clockTime } from './clock-time';
import { useSecondsSince } from '../../react/use-seconds-since';

/**
 * How long the call has lasted, its interruptions included, as the length at its end will. The only
 * part of the page that changes every second.
 */
export function CallTimer() {
  const { connectedAt } = useCallTimes();
  const phase = usePhase();
  const running = phase === 'connected' || phase === 'reconnecting' || phase === 'interrupted';
  const seconds = useSecondsSince(connectedAt, running);
  return <Text className="call-header__timer">{connectedAt ? clockTime(seconds) : ''}</Text>;
}
