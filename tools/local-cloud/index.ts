import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { privilegePayload } from 'voice-call-token-service/privilege';
import { generateToken04 } from 'voice-call-token-service/token04';
import { accessHandlers } from './access/handlers';
import { CallbackSender } from './callbacks/callback-sender';
import { roomCallbacks } from './callbacks/room-callbacks';
import type { LocalCloud } from './cloud';
import type { Context } from './context';
import { FaultBoard } from './fault-board';
import { Faults } from './faults';
import { httpListener } from './http/listener';
import { tokens } from './http/tokens';
import { Hub } from './hub';
import { mediaService } from './media/service';
import { Switchboard } from './media/switchboard';
import { defaults, type LocalCloudOptions } from './options';
import { Service } from './protocol/commands';
import { RateLimit } from './rate-limit';
import { enforce, ENFORCEMENT_MS } from './rights/enforcement';
import { ForbidRules } from './rights/forbid-rules';
import { ForbiddenStreams } from './rights/forbidden-streams';
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
  const callbacks = new CallbackSender(options);
  const registry = new Registry(options, roomCallbacks(callbacks.tell));
  const announced = (streamID: string) => registry.stream(streamID) !== undefined;
  const context: Context = {
    options,
    board,
    registry,
    media: new Switchboard(options, board, announced),
    forbidRules: new ForbidRules(),
    forbiddenStreams: new ForbiddenStreams(),
    messageRates: new RateLimit(),
    host: () => `${ADDRESS}:${portOf(server)}`,
  };
  const hub = new Hub(context, {
    handlers: accessHandlers(context),
    services: {
      [Service.Room]: roomService(context),
      [Service.Media]: mediaService(context),
    },
  });
  const faults = new Faults(context, hub, callbacks);
  const watch = setInterval(() => enforce(context), ENFORCEMENT_MS);
  const tokenService = await tokens(context);
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
      clearInterval(watch);
      callbacks.dispose();
      faults.dispose();
      hub.close();
      context.registry.dispose();
      await context.media.dispose();
      await tokenService.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', httpListener(context, cloud, tokenService.listener));
  hub.listenTo(server);
  try {
    await listen(server, options.port);
  } catch (error) {
    // The watches would keep the process that failed to start from ending.
    clearInterval(watch);
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
