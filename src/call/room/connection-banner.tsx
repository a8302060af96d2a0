import { callWords } from '@/i18n/call';
import { useCallTimes, usePhase, useReconnectingCause, useWeakNetwork } from '../store/hooks';
import { Banner } from './banner';
import { useSecondsSince } from './use-seconds-since';

/** While the call is cut off, or close to it: what is happening, and that it heals by itself. */
export function ConnectionBanner() {
  const phase = usePhase();
  const weak = useWeakNetwork();
  const w = callWords();
  if (phase === 'reconnecting') return <ReconnectingBanner />;
  if (phase === 'interrupted') return <Banner tone="warning" text={w.interrupted} />;
  return phase === 'connected' && weak ? <Banner tone="hint" text={w.weakNetwork} /> : null;
}

function ReconnectingBanner() {
  const { reconnectingSince } = useCallTimes();
  const cause = useReconnectingCause() ?? 'no-room';
  const seconds = useSecondsSince(reconnectingSince, true);
  return <Banner tone="warning" text={callWords().reconnecting[cause](seconds)} />;
}
