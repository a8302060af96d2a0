import { call } from '../../voice-call/call';
import { MediaLayer } from '../../media/media-layer';
import { CallPage } from './call-page';

/** The call page with the one call of this app. */
export function WiredCallPage() {
  return (
    <CallPage call={call}>
      <MediaLayer />
    </CallPage>
  );
}
