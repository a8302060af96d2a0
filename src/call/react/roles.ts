/** Who may speak, who wants to, and what hosts do, one fact a hook. */
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { RoleBox, RolesPart } from '../session/roles/role-box';
import type { HostNews, RemovedUser } from '../store/roles';
import { useVoiceCall } from './provider';

/** What can be done with hands. The call must have been made with roles. @example `useRoles().raiseHand(true)` */
export function useRoles(): RoleBox {
  const { roles } = useVoiceCall();
  if (!roles) throw new Error('The call was made without roles.');
  return roles;
}

const nothingToTell = () => () => undefined;

/** The code of roles, once it has come; `null` before, and where the call was made without. */
export function useRolesPart(): RolesPart | null {
  const { roles } = useVoiceCall();
  return useSyncExternalStore(roles?.onPart ?? nothingToTell, () => roles?.part ?? null);
}

/** Who has a hand up, by userID, the first first. @example `useHands().map((userID) => …)` */
export const useHands = (): readonly string[] => useStore(useRoles().store, ({ hands }) => hands);

/** What a host did last that bears on oneself. @example `const muted = useHostNews() === 'muted';` */
export const useHostNews = (): HostNews | null => useStore(useRoles().store, ({ news }) => news);

/** Whether nobody new gets in, as far as the room was told. @example `const locked = useIsLocked();` */
export const useIsLocked = (): boolean => useStore(useRoles().store, ({ locked }) => locked);

/** Who was put out and not let in again. @example `useRemoved().map(({ userName }) => …)` */
export const useRemoved = (): readonly RemovedUser[] =>
  useStore(useRoles().store, ({ removed }) => removed);
