import { call, callStore } from '../call';
import { MediaLayer } from '../media/media-layer';
import { CallPage } from './call-page';

/** The call page with the one call of this app. */
export function WiredCallPage() {
  return (
    <CallPage store={callStore} commands={call}>
      <MediaLayer />
    </CallPage>
  );
}
