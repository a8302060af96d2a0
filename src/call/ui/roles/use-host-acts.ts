import { useState } from 'react';
import { CallError } from '../../errors/call-error';
import { consequencesOf } from '../../errors/failures';
import { useRoles } from '../../react/roles';
import { useTransientMessage } from '../../react/use-transient-message';
import type { HostAction } from '../../validation/host-action';
import { rolesWords } from '../../words/roles';

export interface HostActs {
  /** Does it, and says what came of it. */
  readonly act: (action: HostAction) => void;
  /** Whether one is on its way. */
  readonly busy: boolean;
  /** What came of the last one, for a moment. */
  readonly said: string;
  /** Whether that is that it was not done. */
  readonly failed: boolean;
}

/** What a host does to others. */
export function useHostActs(): HostActs {
  const roles = useRoles();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [said, say] = useTransientMessage();
  const act = async (action: HostAction) => {
    const w = rolesWords().done;
    setBusy(true);
    try {
      const warnings = await roles.act(action);
      setFailed(false);
      say(warnings.length > 0 ? w.inPart : w[action.action]);
    } catch (error) {
      setFailed(true);
      say(w[whyNot(error)]);
    } finally {
      setBusy(false);
    }
  };
  return { act: (action) => void act(action), busy, said, failed };
}

function whyNot(error: unknown): 'refused' | 'failed' | 'wait' | 'full' {
  if (!(error instanceof CallError)) return 'failed';
  // The token service's own word for it.
  const { code } = (error.cause ?? {}) as { readonly code?: string };
  if (code === 'busy') return 'wait';
  if (code === 'too_many_removed') return 'full';
  return consequencesOf(error.kind).endsRecovery ? 'refused' : 'failed';
}
