import { useState } from 'react';
import { MediaLayer } from '../../media/media-layer';
import type { VoiceCall } from '../../voice-call/voice-call';
import { RoomOptionsProvider, type VoiceCallRoomOptions } from '../options/room-options';
import { CallPage } from './call-page';

/** What the ready page is given. */
export interface VoiceCallRoomProps extends VoiceCallRoomOptions {
  readonly call: VoiceCall;
}

/**
 * The ready page of a call: it joins the room of its address if `openVoiceCall` asked for it, and
 * leaves it when it goes. Its look follows CSS variables (`ui/kit/screen/tokens.scss`). What it is told
 * is read once.
 *
 * @example
 * const home = (roomID: string) => `/pages/index/index?roomID=${roomID}`;
 * export default () => <VoiceCallRoom call={call} home={home} parts={{ ended: YourPanel }} />;
 */
export function VoiceCallRoom({ call, ...options }: VoiceCallRoomProps) {
  const [kept] = useState(options);
  return (
    <RoomOptionsProvider value={kept}>
      <CallPage call={call}>
        <MediaLayer />
      </CallPage>
    </RoomOptionsProvider>
  );
}
