/**
 * A tunnel leads from a client, through one stream of its connection, to a service behind the
 * accesshub (rooms, media). The connection carries payloads without looking into them.
 */
export interface Tunnel {
  /** Where the client is, for the log and for the state. */
  readonly connectionID: number;
  send(payload: Uint8Array): void;
  /** Loses the whole socket under the tunnel. */
  cut(): void;
}

/** What a service does with one tunnel. */
export interface TunnelEnd {
  receive(payload: Uint8Array): void;
  /** The client closed the tunnel, or its socket was lost. */
  closed(): void;
}

/** Opens this service's end of a new tunnel. */
export type TunnelService = (tunnel: Tunnel) => TunnelEnd;
