import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { privilegePayload, type Privilege } from '../../server/privilege';
import { generateToken04 } from '../../server/token04';
import { accessHandlers } from './access/handlers';
import type { Context } from './context';
import { FaultBoard } from './fault-board';
import { Faults } from './faults';
import { httpListener } from './http/listener';
import { tokenListener } from './http/tokens';
import { Hub } from './hub';
import { mediaService } from './media/service';
import { Switchboard } from './media/switchboard';
import { defaults, type LocalCloudOptions } from './options';
import { Service } from './protocol/commands';
import { addPeers, removePeers, type AddPeersOptions, type Peer } from './room/peers';
import { Registry } from './room/registry';
import { roomService } from './room/service';
import { readState, type CloudState } from './state';

const ADDRESS = '127.0.0.1';

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

/**
 * Starts a ZEGO room server and its token service on 127.0.0.1.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`)
 */
export async function startLocalCloud(given: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  const options: LocalCloudOptions = { ...defaults, ...given };
  const server = createServer();
  const board = new FaultBoard(options.latencyMs);
  const registry = new Registry(options);
  const announced = (streamID: string) => registry.stream(streamID) !== undefined;
  const context: Context = {
    options,
    board,
    registry,
    media: new Switchboard(options, board, announced),
    host: () => `${ADDRESS}:${portOf(server)}`,
  };
  const hub = new Hub(context, {
    handlers: accessHandlers(context),
    services: {
      [Service.Room]: roomService(context),
      [Service.Media]: mediaService(context),
    },
  });
  const faults = new Faults(context, hub);
  const cloud: LocalCloud = {
    get port() {
      return portOf(server);
    },
    get host() {
      return context.host();
    },
    options,
    faults,
    state: () => readState(context, hub),
    token: (userID, { ttl = options.tokenTtl, privilege } = {}) => {
      const payload = privilege ? privilegePayload(privilege) : '';
      return generateToken04({ ...options, userID, ttl, payload });
    },
    addPeers: (roomID, count, more) => addPeers(context.registry, roomID, count, more),
    removePeers: (roomID, more) => removePeers(context.registry, roomID, more),
    close: async () => {
      faults.dispose();
      hub.close();
      context.registry.dispose();
      await context.media.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', httpListener(context, cloud, await tokenListener(options)));
  hub.listenTo(server);
  try {
    await listen(server, options.port);
  } catch (error) {
    // Its watch would keep the process that failed to start from ending.
    await context.media.dispose();
    throw error;
  }
  return cloud;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
