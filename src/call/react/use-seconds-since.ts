import { useEffect, useState } from 'react';
import { steadyNow } from '../platform/clock/steady-clock';

/**
 * Whole seconds since a moment, counted on while `running`; it stands still otherwise.
 *
 * @param since - ms of `steadyNow`; 0 seconds have passed since `null`
 * @example `const seconds = useSecondsSince(reconnectingSince, reconnectingSince !== null);`
 */
export function useSecondsSince(since: number | null, running: boolean): number {
  const [now, setNow] = useState(steadyNow);
  useEffect(() => {
    if (!running) return undefined;
    const interval = setInterval(() => setNow(steadyNow()), 1000);
    return () => clearInterval(interval);
  }, [running]);
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000));
}
