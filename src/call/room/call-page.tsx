import { useEffect, useLayoutEffect, type PropsWithChildren } from 'react';
import Taro, { useRouter, useUnload } from '@tarojs/taro';
import { callWords } from '@/i18n/call';
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
  const { params } = useRouter();
  const roomID = queryText(params.roomID);
  const userName = queryText(params.userName);
  const { title } = callWords();

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);

  // Before the first picture goes to the screen, so that no earlier call is seen in it. The engine
  // waits for the native components by itself.
  useLayoutEffect(() => {
    // An invitation without a name, or a link cut short: home asks for what is missing.
    if (roomID && userName) void commands.join({ roomID, userName });
    else goHome(roomID);
  }, [commands, roomID, userName]);

  useUnload(() => void commands.leave());

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
