/**
 * What hosts and listeners need, apart from the call: an app may fetch it late. Importing it does nothing.
 */
import { Conduct } from '../session/roles/conduct';
import type { RolesPart } from '../session/roles/role-box';
import { HandButton } from '../ui/roles/hand-button';
import { PeopleSheet } from '../ui/roles/people-sheet';
import { PeopleTool } from '../ui/roles/people-tool';
import { RolesNotice } from '../ui/roles/roles-notice';
import type { RolesViews } from '../ui/roles/roles-views';

const views: RolesViews = { HandButton, PeopleTool, RolesNotice, PeopleSheet };

/** For `roles(load)`. @example `roles(() => rolesPart)` */
export const rolesPart: RolesPart = {
  conduct: (room, store) => new Conduct(room, store, Math.random),
  views,
};
