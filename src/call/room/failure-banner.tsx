import { wayOut } from '../errors/way-out';
import { usePhase, usePublishFailure } from '../store/hooks';
import { Banner } from './banner';
import { useCommands } from './commands-context';
import { failureSentence, wayOutLabel } from './failure-sentence';
import { useWayOut } from './use-way-out';

/** What is wrong with one's own sound while the call goes on, and the way out. */
export function FailureBanner({ onHangUp }: { readonly onHangUp: () => void }) {
  const failure = usePublishFailure();
  const connected = usePhase() === 'connected';
  const commands = useCommands();
  const go = useWayOut(() => commands.retryPublish(), onHangUp);
  // A call that is cut off has a banner of its own, and nothing can be published meanwhile.
  if (!failure || !connected) return null;
  const way = wayOut(failure.kind);
  return (
    <Banner
      tone="danger"
      text={failureSentence(failure)}
      action={{ label: wayOutLabel(way), onPress: () => go(way) }}
    />
  );
}
