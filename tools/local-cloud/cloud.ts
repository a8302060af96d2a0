import type { Privilege } from 'voice-call-token-service/privilege';
import type { Faults } from './faults';
import type { LocalCloudOptions } from './options';
import type { AddPeersOptions, Peer } from './room/peers';
import type { CloudState } from './state';

/** A running cloud. */
export interface LocalCloud {
  readonly port: number;
  /** `127.0.0.1:port`: what the SDK's `customDomain` takes. */
  readonly host: string;
  readonly options: LocalCloudOptions;
  readonly faults: Faults;
  state(): CloudState;
  /** Makes a login token without asking the token service. `ttl` in seconds. */
  token(userID: string, options?: { ttl?: number; privilege?: Privilege }): string;
  /** Puts virtual publishers into a room. */
  addPeers(roomID: string, count: number, options?: AddPeersOptions): Peer[];
  /** Takes virtual publishers out: those named, or all of the room. */
  removePeers(roomID: string, options?: AddPeersOptions & { userIDs?: readonly string[] }): void;
  /** Ends every connection and timer. */
  close(): Promise<void>;
}
