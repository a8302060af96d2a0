import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { privilegePayload } from 'voice-call-token-service/privilege';
import { generateToken04 } from 'voice-call-token-service/token04';
import { accessHandlers } from './access/handlers';
import type { LocalCloud } from './cloud';
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
import { addPeers, removePeers } from './room/peers';
import { Registry } from './room/registry';
import { roomService } from './room/service';
import { readState } from './state';

export type { LocalCloud } from './cloud';

const ADDRESS = '127.0.0.1';

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
