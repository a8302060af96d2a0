/** What somebody is in a room. A host may all that a speaker may, a speaker all that a listener may. */
export type Role = 'host' | 'speaker' | 'listener';

/** What those may be whom somebody brings in. */
export type InvitedRole = Exclude<Role, 'host'>;

/** Whether their tokens let them publish. */
export const mayPublish = (role: Role): boolean => role !== 'listener';

const ranks: Readonly<Record<Role, number>> = { listener: 0, speaker: 1, host: 2 };

/** Whether one who is `mine` may make somebody `theirs`. */
export const mayGive = (mine: Role, theirs: InvitedRole): boolean => ranks[mine] >= ranks[theirs];
