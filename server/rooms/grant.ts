import type { ServiceKeys } from '../keys';
import { seal, unseal } from '../seal';

/** Lets one user speak in one room, until then (Unix seconds). Shown once, for a token that may publish. */
export interface Grant {
  readonly roomID: string;
  readonly userID: string;
  readonly nonce: string;
  readonly until: number;
}

export function sealGrant(keys: ServiceKeys, grant: Grant): string {
  return seal(keys, 'grant', grant);
}

/** @returns the grant, or `undefined` when it is forged, over, or for another room or user */
export function openGrant(
  keys: ServiceKeys,
  sealed: string,
  to: { readonly roomID: string; readonly userID: string },
  now: number,
): Grant | undefined {
  const grant = unseal(keys, 'grant', sealed) as Grant | undefined;
  if (!grant || grant.until <= now) return undefined;
  return grant.roomID === to.roomID && grant.userID === to.userID ? grant : undefined;
}
