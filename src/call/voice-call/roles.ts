import { RoomRoles, type RoleBox, type RolesPart } from '../session/roles/role-box';

/**
 * Listeners, hands and hosts for a call: whoever only listens is asked for no microphone and can raise a hand, and
 * what a host decides takes effect here.
 *
 * @param load - gives `rolesPart` of the door `roles`, whose code the call needs where somebody listens or is host
 * @example
 * createVoiceCall({ appID, server, token, roles: roles(() => rolesPart) });
 */
export const roles = (load: () => RolesPart | Promise<RolesPart>): RoleBox => new RoomRoles(load);
