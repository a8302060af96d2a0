import type { ComponentType } from 'react';
import { useRolesPart } from '../../react/roles';

/** What the page shows of roles, all of it drawn by code that comes late. */
export interface RolesViews {
  /** In the call bar, in the microphone's place, of who may only listen. */
  readonly HandButton: ComponentType;
  /** In the header: opens the people. */
  readonly PeopleTool: ComponentType<{ readonly onPress: () => void }>;
  /** Above the call bar: what a host did, or who wants to speak. */
  readonly RolesNotice: ComponentType<{ readonly onOpen: () => void }>;
  /** Who is there, and what a host can do. */
  readonly PeopleSheet: ComponentType<{ readonly onClose: () => void }>;
}

/** What there is to show once there are roles; before, nothing of it. */
export const useRolesViews = (): Partial<RolesViews> =>
  (useRolesPart()?.views as RolesViews | undefined) ?? {};
