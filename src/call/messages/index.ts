/**
 * What messages need once there are any, apart from the call: an app may fetch it late. Importing it does
 * nothing.
 */
import { Conversation } from '../session/messages/conversation';
import type { MessagesPart } from '../session/messages/message-box';
import { MessagesBody } from '../ui/messages/messages-body';

/** For `messages(load)`. @example `messages(() => messagesPart)` */
export const messagesPart: MessagesPart = {
  converse: (...given) => new Conversation(...given),
  Body: MessagesBody,
};
