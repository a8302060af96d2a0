import { wallNow } from '../platform/clock/wall-clock';
import { RoomMessages, type MessageBox, type MessagesPart } from '../session/messages/message-box';

/**
 * Messages for a call. They are kept while it lasts, and nowhere else.
 *
 * @param load - gives `messagesPart` of the door `messages`, whose code the call needs with the first message
 * or the first look, and not before
 * @example
 * createVoiceCall({ appID, server, token, messages: messages(() => messagesPart) });
 */
export const messages = (load: () => MessagesPart | Promise<MessagesPart>): MessageBox =>
  new RoomMessages(load, wallNow);
