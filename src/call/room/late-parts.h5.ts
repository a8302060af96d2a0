import type { MessagesPart, RolesPart } from '@/call';

/** Fetches what messages need once there are any. */
export async function fetchMessages(): Promise<MessagesPart> {
  const { messagesPart } = await import(/* webpackChunkName: "messages" */ '@/call/messages');
  return messagesPart;
}

/** Fetches what hosts and listeners need. */
export async function fetchRoles(): Promise<RolesPart> {
  const { rolesPart } = await import(/* webpackChunkName: "roles" */ '@/call/roles');
  return rolesPart;
}
