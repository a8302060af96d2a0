import { VoiceCallRoom } from '@/call/ui';
import { webURL } from '@/setup/about';
import { homeAddress } from '@/setup/home-address';
import { call } from './call';

/** The call page of this app. */
export default function Page() {
  return (
    <VoiceCallRoom call={call} home={homeAddress} webURL={webURL} shareImage="/share-card.png" />
  );
}
