import type { MessagesPart, RolesPart } from '@/call';
import { messagesScript, rolesScript } from './given-parts';

// Seen from the package's common script, into which this is bundled. WeChat finds a script by the literal alone.

/** Has WeChat fetch and run the script of another subpackage (`src/messages/messages.ts`). */
export async function fetchMessages(): Promise<MessagesPart> {
  await __non_webpack_require__.async('../messages/messages.js');
  return messagesScript.given;
}

/** The same (`src/roles/roles.ts`). */
export async function fetchRoles(): Promise<RolesPart> {
  await __non_webpack_require__.async('../roles/roles.js');
  return rolesScript.given;
}
