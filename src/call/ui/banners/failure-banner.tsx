import { wayOut } from '../../errors/failures';
import { useMicrophoneHint, usePhase, usePublishFailure } from '../../react/hooks';
import { useFailureWords } from '../options/own-words';
import { Banner } from './banner';
import { useCommands } from '../../react/provider';
import { failureSentence, wayOutLabel } from './failure-sentence';
import { useWayOut } from '../ended/use-way-out';

/** What is wrong with one's own sound while the call goes on, and the way out. */
export function FailureBanner({ onHangUp }: { readonly onHangUp: () => void }) {
  const failure = usePublishFailure();
  const hint = useMicrophoneHint();
  const connected = usePhase() === 'connected';
  const commands = useCommands();
  const w = useFailureWords();
  const go = useWayOut(() => commands.retryPublish(), onHangUp);
  // A call that is cut off has a banner of its own, and nothing can be published meanwhile.
  const kind = failure?.kind ?? hint;
  if (!kind || !connected) return null;
  const way = wayOut(kind);
  return (
    <Banner
      tone={failure ? 'danger' : 'hint'}
      text={failureSentence(failure ?? { kind }, w)}
      action={{ label: wayOutLabel(way, w), onPress: () => go(way) }}
    />
  );
}
