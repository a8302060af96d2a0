import { callWords } from '@/i18n/call';
import { useCallTimes, usePhase } from '../store/hooks';
import { Banner } from './banner';
import { useSecondsSince } from './use-seconds-since';

/** While the call is cut off: what is happening, and that it heals by itself. */
export function ConnectionBanner() {
  const phase = usePhase();
  if (phase === 'reconnecting') return <ReconnectingBanner />;
  if (phase === 'interrupted') return <Banner tone="warning" text={callWords().interrupted} />;
  return null;
}

function ReconnectingBanner() {
  const { reconnectingSince } = useCallTimes();
  const seconds = useSecondsSince(reconnectingSince, true);
  return <Banner tone="warning" text={callWords().reconnecting(seconds)} />;
}
