/** The rows of server/README.md's table, behind the real nginx and haproxy, with the files of server/balancers. */
import { request } from 'node:http';
import { Balancers, testWithBalancers, type Changes } from '../support/balancers';
import { startForTest, type TestService } from '../support/token-service';

const SERVICE = '127.0.0.1:8080';
const NGINX = '127.0.0.1:8081';
const LIMIT = 3;

let service: TestService;
const start = startForTest((one) => (service = one));
let balancers: Balancers;
beforeEach(() => (balancers = new Balancers()));
afterEach(async () => {
  await balancers.stop();
  balancers.close();
});

const servicePort = () => Number(new URL(service.url).port);

const nginx = (more?: Changes) =>
  balancers.start('nginx-http.conf', '8081', [SERVICE, servicePort()], more);
const behindL4 = () => balancers.start('nginx-behind-l4.conf', '8081', [SERVICE, servicePort()]);
const haproxy = () => balancers.start('haproxy-http.cfg', '8083', [SERVICE, servicePort()]);

/** Each row: what stands in front, whom to trust, and the addresses that two clients count as. */
const rows: readonly [string, readonly string[], readonly string[], () => Promise<number>][] = [
  ['nginx', ['127.0.0.1'], ['127.0.0.2', '127.0.0.3'], () => nginx()],
  ['haproxy', ['127.0.0.1'], ['127.0.0.2', '127.0.0.3'], haproxy],
  [
    'haproxy, then nginx',
    ['127.0.0.1'],
    ['127.0.0.2', '127.0.0.3'],
    async () => balancers.start('haproxy-http.cfg', '8083', [SERVICE, await nginx()]),
  ],
  [
    'nginx that replaces the header',
    ['127.0.0.1'],
    ['127.0.0.2', '127.0.0.3'],
    () => nginx({ $proxy_add_x_forwarded_for: '$remote_addr' }),
  ],
  [
    'haproxy, then nginx that replaces the header: all are one',
    ['127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    async () => {
      const next = await nginx({ $proxy_add_x_forwarded_for: '$remote_addr' });
      return balancers.start('haproxy-http.cfg', '8083', [SERVICE, next]);
    },
  ],
  [
    'nginx as L4: all are one',
    [],
    ['127.0.0.1', '127.0.0.1'],
    () => balancers.start('nginx-stream.conf', '8082', [SERVICE, servicePort()]),
  ],
  [
    'haproxy as L4: all are one',
    [],
    ['127.0.0.1', '127.0.0.1'],
    () => balancers.start('haproxy-tcp.cfg', '8084', [NGINX, servicePort()], { ' send-proxy': '' }),
  ],
  [
    'haproxy as L4 with the PROXY protocol, then nginx',
    ['127.0.0.1'],
    ['127.0.0.2', '127.0.0.3'],
    async () => balancers.start('haproxy-tcp.cfg', '8084', [NGINX, await behindL4()]),
  ],
  [
    'nginx as L4 with the PROXY protocol, then nginx',
    ['127.0.0.1'],
    ['127.0.0.2', '127.0.0.3'],
    async () =>
      balancers.start('nginx-stream.conf', '8082', [SERVICE, await behindL4()], {
        'proxy_protocol off': 'proxy_protocol on',
      }),
  ],
];

testWithBalancers.each(rows)(
  'behind %s',
  async (_, trustProxy, counted, inFront) => {
    await start({ limits: { perIP: LIMIT, perSession: 100 }, trustProxy });
    const port = await inFront();
    const first: number[] = [];
    // Whatever a client says of itself makes nobody else of it.
    for (let n = 0; n < LIMIT + 1; n += 1) first.push(await ask(port, '127.0.0.2', `9.9.9.${n}`));
    expect(first).toEqual([...Array<number>(LIMIT).fill(401), 429]);
    const isOne = counted[0] === counted[1];
    expect(await ask(port, '127.0.0.3')).toBe(isOne ? 429 : 401);
    const logged = service.log.map((line) => JSON.parse(line) as { route?: string; ip?: string });
    const addresses = logged.flatMap(({ route, ip }) => (route === '/v1/token' && ip) || []);
    expect([...new Set(addresses)]).toEqual(isOne ? [counted[0]] : counted);
  },
  30_000,
);

/** Asks for a token as nobody, from that address. @returns the status */
function ask(port: number, localAddress: string, saysOfItself?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(saysOfItself && { 'x-forwarded-for': saysOfItself }),
    };
    const options = { host: '127.0.0.1', port, localAddress, method: 'POST', path: '/v1/token' };
    request({ ...options, headers, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end('{"roomID":"room"}');
  });
}
