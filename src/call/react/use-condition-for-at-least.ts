import { useEffect, useState } from 'react';

/**
 * Whether something has been so for a while without a break: what passes sooner need not be shown.
 *
 * @param now - whether it is so
 * @param ms - how long it must last
 * @example `const slow = useConditionForAtLeast(connecting, 1000);`
 */
export function useConditionForAtLeast(now: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return undefined;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [now, ms]);
  return now && lasting;
}
