import { useCallWords } from '../options/own-words';
import { useEffect, useLayoutEffect, useRef, useState, type PropsWithChildren } from 'react';
import Taro from '@tarojs/taro';
import { askedCall, askForCall } from '../../memory/asked-call';
import { beginCall } from '../../memory/made-call';
import { queryText } from '../../platform/query';
import { Boundary } from '../kit/screen/boundary';
import type { VoiceCall } from '../../voice-call/voice-call';
import { VoiceCallProvider } from '../../react/provider';
import { useRoomOptions } from '../options/room-options';
import { CallLost } from './call-lost';
import { CallScreen } from './call-screen';
import { DrawingFailed } from './drawing-failed';
import { goHome, isSecondCall } from './leave/go-home';

export interface CallPageProps {
  readonly call: VoiceCall;
}

/** The call page, whatever throws while it is drawn: see {@link Boundary}. There is one at a time. */
export function CallPage(props: PropsWithChildren<CallPageProps>) {
  const [second] = useState(isSecondCall);
  if (second) return <SecondCall />;
  return (
    <Boundary fallback={() => <CallLost />}>
      <JoinedCall {...props} />
    </Boundary>
  );
}

/** Opened late, by a tap that another one overtook. The page below has the call: back to it. */
function SecondCall() {
  const { home } = useRoomOptions();
  useLayoutEffect(() => {
    Taro.navigateBack().catch(() => goHome(home, 'room', ''));
  }, [home]);
  return null;
}

/**
 * The life of the call page: joins the room of its query when it opens, unless the tap has begun that; leaves
 * it when it goes.
 * Its children, the media layer, come first in the page's root. What is seen of the call comes
 * after them and has a boundary of its own: an error there takes no sound away.
 */
function JoinedCall({ call, children }: PropsWithChildren<CallPageProps>) {
  const { commands } = call;
  const { home } = useRoomOptions();
  const { params } = Taro.useRouter();
  const roomID = queryText(params.roomID);
  const { title } = useCallWords();

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);

  // Before the first picture goes to the screen, so that no earlier call is seen in it. The engine
  // waits for the native components by itself.
  useLayoutEffect(() => {
    const asked = askedCall();
    // Nobody's tap led here, but an address that was passed on: an invitation like any other.
    if (!asked || asked.roomID !== roomID) goHome(home, 'roomID', roomID);
    else beginCall(asked, commands);
  }, [commands, home, roomID]);

  const unloaded = useRef(false);
  Taro.useUnload(() => {
    unloaded.current = true;
    askForCall(null);
    void commands.leave();
  });
  // Taken out of a page that stays, by an error: no microphone is live behind what is left of it.
  useLayoutEffect(
    () => () => {
      if (!unloaded.current) void commands.leave();
    },
    [commands],
  );

  return (
    <VoiceCallProvider call={call}>
      {children}
      <Boundary fallback={(again) => <DrawingFailed onAgain={again} />}>
        <CallScreen />
      </Boundary>
    </VoiceCallProvider>
  );
}
