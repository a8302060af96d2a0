/** Sockets that are opened and left: each has an end, and others are served all the while. */
import { createServer } from 'node:http';
import { createConnection, type AddressInfo, type Socket } from 'node:net';
import { ClientAddresses } from '../../server/http/client-address';
import { Connections } from '../../server/http/connections';
import {
  bearer,
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '../support/token-service';
import { until } from '../support/until';

let service: TestService;
let close = () => Promise.resolve();
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await close();
});

async function start(options: TestServiceOptions): Promise<void> {
  service = await startTestService(options);
  ({ close } = service);
}

/** Opens a socket from this address, says this, and waits. */
function open(bytes: string, localAddress = '127.0.0.2'): Promise<Socket> {
  return new Promise((resolve) => {
    const port = Number(new URL(service.url).port);
    const socket = createConnection({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true });
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.resume();
    socket.on('close', () => resolve(socket));
    socket.on('connect', () => {
      socket.write(bytes);
      resolve(socket);
    });
  });
}

const kinds = {
  'says nothing': '',
  'says half a header': 'POST /v1/login HTTP/1.1\r\nHost: a\r\nX: ',
  'says half a body':
    'POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  'says what is no HTTP': 'GARBAGE\r\n\r\n',
  'has had its answer': 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  'says half a header after an answer': 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /',
  'asks without listening': 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1000),
};

const metric = async (name: string) => {
  const text = await service.metrics.text();
  return Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
};

const TOO_MANY = 'turned_away_total{reason="too_many_of_address"}';

test('whoever opens sockets and leaves them loses them, while others are served', async () => {
  await start({ connections: { perAddress: 50, total: 500 } });
  const session = bearer(await service.member());
  for (const [index, bytes] of Object.values(kinds).entries()) {
    for (let n = 0; n < 5; n += 1) {
      const socket = await open(bytes, `127.0.0.${10 + index}`);
      if (bytes === kinds['asks without listening']) socket.pause();
    }
  }
  expect(await metric('http_connections')).toBeGreaterThan(10);
  const began = Date.now();
  let served = 0;
  const gone = until(async () => {
    const { status } = await service.send('POST', '/v1/token', { roomID: 'room' }, session);
    expect(status).toBe(200);
    served += 1;
    // Ours is the one that is left.
    return (await metric('http_connections')) <= 2;
  }, 40_000);
  await gone;
  expect(Date.now() - began).toBeGreaterThan(5000);
  expect(served).toBeGreaterThan(20);
  const text = await service.metrics.text();
  for (const reason of [
    'no_request',
    'slow_header',
    'slow_body',
    'not_http',
    'idle',
    'too_many_at_once',
  ]) {
    expect(text).toMatch(new RegExp(`turned_away_total\\{reason="${reason}"\\} [1-9]`));
  }
}, 60_000);

test('an answer that nobody takes has an end', async () => {
  const ended: string[] = [];
  // What we answer is too short to fill what lies between two machines.
  const server = createServer((request, response) => {
    connections.begin(request, response, () => ended.push('done'));
    response.end(Buffer.alloc(20_000_000));
  });
  const limits = { perAddress: 10, total: 10 };
  const connections = new Connections(server, limits, new ClientAddresses([]), (reason) =>
    ended.push(reason),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    connections.cut();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const { port } = server.address() as AddressInfo;
  const socket = createConnection({ port, host: '127.0.0.1' });
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await until(() => Promise.resolve(ended.includes('answer_not_taken')), 12_000);
  await until(() => Promise.resolve(connections.count === 0), 3000);
  expect(ended).toEqual(['answer_not_taken', 'done']);
});

test('one address has so many and no more, others have theirs', async () => {
  await start({ connections: { perAddress: 10, total: 500 } });
  await Promise.all(Array.from({ length: 200 }, () => open('')));
  await until(async () => (await metric(TOO_MANY)) === 190, 8000);
  expect((await service.send('GET', '/healthz')).status).toBe(200);
  expect(await metric('http_connections')).toBeLessThanOrEqual(12);
});

test('a load balancer of ours may have more than a stranger', async () => {
  await start({
    connections: { perAddress: 10, total: 500 },
    trustProxy: ['127.0.0.2'],
  });
  await Promise.all(Array.from({ length: 100 }, () => open('')));
  expect(await metric(TOO_MANY)).toBe(0);
});

test('where all places are taken, whoever has kept one longest for nothing makes room', async () => {
  await start({ connections: { perAddress: 10, total: 50 } });
  const session = bearer(await service.member());
  for (let address = 10; address < 40; address += 1) {
    await Promise.all(Array.from({ length: 9 }, () => open('', `127.0.0.${address}`)));
    const { status } = await service.send('POST', '/v1/token', { roomID: 'room' }, session);
    expect(status).toBe(200);
  }
  expect(await metric('http_connections')).toBeLessThanOrEqual(50);
  const ended = async () =>
    (await metric('turned_away_total{reason="too_many"}')) +
    (await metric('turned_away_total{reason="no_request"}'));
  await until(async () => (await ended()) > 200, 20_000);
  expect(await metric('turned_away_total{reason="too_many"}')).toBeGreaterThan(0);
});
