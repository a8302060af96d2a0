import { forgetInAddress, queryText } from '@/call/prejoin';
import { tokens } from '@/setup/tokens';
import type { HomeQuery } from './invitation';

/** Makes one host of the room of an invitation that says so. */
export function keepHostKey(roomID: string, { hostKey }: HomeQuery): void {
  const key = queryText(hostKey);
  if (!roomID || !key) return;
  tokens.host?.keepKey(roomID, key);
  forgetInAddress('hostKey');
}
