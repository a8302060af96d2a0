import { useNetworkQuality } from '../../react/hooks';

/** How good a member's network is, where it is not good: else there is nothing to show. */
export function useShownQuality(streamID: string): 'fair' | 'poor' | undefined {
  const quality = useNetworkQuality(streamID);
  return quality === 'good' || quality === 'unknown' ? undefined : quality;
}
