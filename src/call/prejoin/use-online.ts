import { useEffect, useState } from 'react';
import { isOnline, onNetworkChange } from '../platform/surroundings/network';

/**
 * Whether there is a network, as far as the phone knows; `true` until it says otherwise.
 *
 * @example `const online = useOnline();`
 */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    // What the phone tells while it is still being asked is newer than its answer.
    let current = true;
    void isOnline().then((answer) => current && setOnline(answer));
    const stop = onNetworkChange((now) => {
      current = false;
      setOnline(now);
    });
    return () => {
      current = false;
      stop();
    };
  }, []);
  return online;
}
