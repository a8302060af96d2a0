/** What somebody is in a room. A host may act upon others; a listener is heard once a host lets them. */
export type Role = 'host' | 'speaker' | 'listener';

/** What those are who come to a room with its ID alone. */
export type InvitedRole = Exclude<Role, 'host'>;

/** What an answer says; whoever is not said to be anything speaks, as where a service knows no roles. */
export const roleOf = (said: unknown): Role =>
  said === 'host' || said === 'listener' ? said : 'speaker';
