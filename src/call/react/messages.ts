/** What is written in the room, one fact a hook. */
import { useStore } from 'zustand';
import type { MessageBox } from '../session/messages/message-box';
import type { Message } from '../store/messages';
import { useVoiceCall } from './provider';

/** What can be done with messages. The call must have been made with them. @example `useMessageBox().send('Hi')` */
export function useMessageBox(): MessageBox {
  const { messages } = useVoiceCall();
  if (!messages) throw new Error('The call was made without messages.');
  return messages;
}

/** The last messages, the oldest first. @example `useMessages().map(({ text }) => …)` */
export const useMessages = (): readonly Message[] =>
  useStore(useMessageBox().store, ({ list }) => list);

/** How many came since somebody last looked. @example `const unread = useUnread();` */
export const useUnread = (): number => useStore(useMessageBox().store, ({ unread }) => unread);
