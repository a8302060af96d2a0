import { useCallWords } from '../options/own-words';
import { useCallTimes, usePhase, useReconnectingCause, useWeakNetwork } from '../../react/hooks';
import { Banner } from './banner';
import { useCommands } from '../../react/provider';
import { useSecondsSince } from '../../react/use-seconds-since';

/** While the call is cut off, or close to it: what is happening, and what becomes of it. */
export function ConnectionBanner() {
  const phase = usePhase();
  const weak = useWeakNetwork();
  const w = useCallWords();
  if (phase === 'reconnecting') return <ReconnectingBanner />;
  if (phase === 'interrupted') return <InterruptedBanner />;
  return phase === 'connected' && weak ? <Banner tone="hint" text={w.weakNetwork} /> : null;
}

function ReconnectingBanner() {
  const { reconnectingSince } = useCallTimes();
  const cause = useReconnectingCause() ?? 'no-room';
  const seconds = useSecondsSince(reconnectingSince, true);
  const { reconnecting } = useCallWords();
  return <Banner tone="warning" text={reconnecting[cause](seconds)} />;
}

/** Some phones never say that it is over. By itself the microphone would open in a long phone call. */
function InterruptedBanner() {
  const commands = useCommands();
  const w = useCallWords();
  const action = { label: w.goOn, onPress: () => commands.endInterruption() };
  return <Banner tone="warning" text={w.interrupted} action={action} />;
}
