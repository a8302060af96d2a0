/**
 * The script of a subpackage of this app: what messages need once there are any (`config/call-ahead.ts`).
 */
import { messagesPart } from '@/call/messages';
import { messagesScript } from '@/call/room/given-parts';

messagesScript.give(messagesPart);
