import { VoiceCallRoom } from '@/call/ui';
import { webURL } from '@/setup/about';
import { homeAddress } from '@/setup/home-address';
import { call } from './call';

/**
 * What the call page of this app shows. A mini-program has this file, with all that it needs, as a script
 * of its own, which home runs ahead (`config/call-ahead.ts`).
 */
export function Room() {
  return (
    <VoiceCallRoom call={call} home={homeAddress} webURL={webURL} shareImage="/share-card.png" />
  );
}
