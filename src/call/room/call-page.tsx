import { useEffect, useLayoutEffect, type PropsWithChildren } from 'react';
import Taro from '@tarojs/taro';
import { callWords } from '@/i18n/call';
import { askedCall, askForCall } from '@/memory/asked-call';
import { queryText } from '@/platform/query';
import type { Call } from '../make-call';
import { CallStoreProvider, LevelsProvider } from '../store/provider';
import { CallRoom } from './call-room';
import { CommandsProvider } from './commands-context';
import { DiagnosticsProvider } from './diagnostics-context';
import { goHome } from './go-home';

export interface CallPageProps {
  readonly call: Call;
}

/**
 * The life of the call page: joins the room of its query when it opens, leaves it when it goes.
 * Its children, the media layer, come first in the page's root.
 */
export function CallPage({ call, children }: PropsWithChildren<CallPageProps>) {
  const { store, levels, commands, diagnostics } = call;
  const { params } = Taro.useRouter();
  const roomID = queryText(params.roomID);
  const { title } = callWords();

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);

  // Before the first picture goes to the screen, so that no earlier call is seen in it. The engine
  // waits for the native components by itself.
  useLayoutEffect(() => {
    const asked = askedCall();
    // Nobody's tap led here, but an address that was passed on: an invitation like any other.
    if (!asked || asked.roomID !== roomID) goHome('roomID', roomID);
    else void commands.join(asked);
  }, [commands, roomID]);

  Taro.useUnload(() => {
    askForCall(null);
    void commands.leave();
  });

  return (
    <CallStoreProvider value={store}>
      <LevelsProvider value={levels}>
        <CommandsProvider value={commands}>
          <DiagnosticsProvider value={diagnostics}>
            <CallRoom>{children}</CallRoom>
          </DiagnosticsProvider>
        </CommandsProvider>
      </LevelsProvider>
    </CallStoreProvider>
  );
}
