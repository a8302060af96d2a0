/** Requests as strangers might send them, from nearly right to hardly bytes. */
import fc from 'fast-check';

/** Is in whatever a stranger writes: none of it may be in a log. */
export const CANARY = 'canary';

/** How a length is told that isn't the body's. */
type Length = 'right' | 'none' | 'chunked' | { readonly text: string };

/** One request before it is bytes. `<session>` and the like stand for what the service gave, see {@link Given}. */
interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly version: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly length: Length;
  readonly eol: string;
}

/** What somebody does with one socket. */
export interface Shot {
  readonly requests: readonly FuzzRequest[];
  /** Bytes before, between or behind, which belong to nothing. */
  readonly noise: string;
  /** The bytes are sent in so many pieces. */
  readonly pieces: number;
  /** Of all bytes, how many are sent: 1 is all. */
  readonly sent: number;
  readonly end: 'waits' | 'says no more' | 'resets' | 'leaves';
}

/** What the service gave, to be sent back as it is or changed: `<ticket>`, `<ticket~12~x>`. */
export interface Given {
  code(): string;
  readonly session: string;
  readonly guest: string;
  readonly ticket: string;
  /** A room that was made there, and its host's key. */
  readonly roomID: string;
  readonly hostKey: string;
  /** Of those who run the service. */
  readonly operator: string;
  /** A userID that is known. */
  readonly userID: string;
  /** A callback of ZEGO's, signed, but for the event that it tells of. */
  readonly callback: Readonly<Record<string, string>>;
}

const binary = fc.string({ unit: 'binary', maxLength: 40 });

/** As it was given, or with another letter somewhere, or cut. */
const given = (...names: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.option(fc.tuple(fc.nat(300), fc.constantFrom(...'Aa0.-_=+/ '))),
    )
    .map(([name, change]) => (change ? `<${name}~${change.join('~')}>` : `<${name}>`));

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constant('POST') },
  fc.constantFrom('GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE', 'TRACE', 'PURGE', 'post', ''),
  fc.constantFrom('CONNECT', 'M-SEARCH', 'PRI'),
  binary,
);

const escape = fc.constantFrom('%', '%0', '%00', '%2f', '%ff', '%c0%ae', '%u0041', '%25', '%zz');
const sign = fc.constantFrom(
  '/',
  '//',
  '..',
  '*',
  ':a',
  ':a(',
  '?',
  '#',
  ';',
  '\\',
  '|',
  '__proto__',
);

const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['/v1/login', '/v1/token', '/v1/invite', '/healthz', '/readyz', '/v1/rooms', '/v1/host'],
      ...[
        '/v1/rooms/<roomID>',
        '/v1/rooms/%00',
        '/v1/rooms/',
        '/v1/zego-callback',
        '/v1/take-back',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('/v1/login', '/v1/token').map((p) => `${p}?${CANARY}=1`),
  },
  fc
    .array(fc.oneof(escape, sign, fc.constantFrom('v1', 'login', CANARY)), { maxLength: 8 })
    .map((parts) => `/${parts.join('')}`),
  fc.constantFrom(
    '*',
    '',
    'v1/login',
    'http://a/v1/login',
    `https://${CANARY}:x@a/`,
    '/'.repeat(9000),
  ),
  binary,
);

const version = fc.oneof(
  { weight: 8, arbitrary: fc.constant('HTTP/1.1') },
  fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 x', 'HTTPS/1.1', ''),
);

const header = fc.oneof(
  fc.tuple(
    fc.constant('Authorization'),
    given('session', 'guest', 'ticket', 'hostKey', 'operator').map((text) => `Bearer ${text}`),
  ),
  fc.tuple(fc.constant('X-Host-Key'), given('hostKey', 'session')),
  fc.tuple(
    fc.constant('Authorization'),
    fc.constantFrom('Bearer', `Basic ${CANARY}`, 'Bearer a.b'),
  ),
  fc.tuple(
    fc.constant('Content-Type'),
    fc.constantFrom(
      'text/plain',
      'application/json;charset=x',
      'multipart/form-data',
      '',
      '/',
      ';',
    ),
  ),
  fc.tuple(
    fc.constantFrom('X-Forwarded-For', 'Forwarded', 'X-Real-IP'),
    fc.constantFrom('1.1.1.1', '[::1]:5', '1.1.1.1:5', 'for=1.1.1.1', CANARY, '%00'),
  ),
  fc.tuple(fc.constant('Expect'), fc.constantFrom('100-continue', CANARY)),
  fc.tuple(fc.constant('Connection'), fc.constantFrom('close', 'upgrade', 'keep-alive', 'Host')),
  fc.tuple(fc.constant('Upgrade'), fc.constantFrom('websocket', 'h2c', CANARY)),
  fc.tuple(fc.constant('Origin'), fc.constantFrom('null', `https://${CANARY}`)),
  fc.tuple(
    fc.constant('Transfer-Encoding'),
    fc.constantFrom('chunked', 'gzip', 'chunked, chunked'),
  ),
  fc.tuple(
    fc.constant('Content-Length'),
    fc.constantFrom('0', '1', '-1', '+2', '1e3', '9'.repeat(30)),
  ),
  fc.tuple(fc.constantFrom('Host', 'Cookie', 'X', '__proto__'), fc.constantFrom('', CANARY, 'a')),
  // A flood: many small ones, a huge one.
  fc.nat(120).map((n) => ['X-A', Array(n).fill(`${CANARY}\r\nX-A: 1`).join('')] as const),
  fc.constantFrom(8_000, 20_000).map((n) => ['X-B', CANARY.padEnd(n, '.')] as const),
  fc.tuple(binary, binary),
);

const takenBack = ['deny-user', 'allow-user', 'end-sessions'];

const action = fc.constantFrom(
  ...['grant', 'revoke', 'remove', 'readmit', 'mute-all', 'lock', 'unlock', 'close', CANARY],
);

const json = fc
  .oneof(
    fc.record(
      {
        roomID: given('roomID'),
        hostKey: given('hostKey'),
        action,
        userID: fc.oneof(given('userID'), fc.constantFrom('__proto__', '房', '')),
        reason: fc.oneof(binary, fc.constant(CANARY.repeat(60))),
      },
      { requiredKeys: ['roomID', 'hostKey', 'action'] },
    ),
    fc.record(
      {
        roomID: given('roomID'),
        ticket: given('ticket'),
        grant: given('hostKey', 'ticket'),
        hostKey: given('hostKey'),
        role: fc.constantFrom('speaker', 'listener', 'host'),
        uses: fc.constantFrom(1, 0, -1, 1e99, 1.5),
      },
      { requiredKeys: [] },
    ),
    // Not the one who asks: nothing more would come of it.
    fc.record({
      action: fc.constantFrom(...takenBack, 'deny-ticket', CANARY),
      userID: fc.constantFrom('uSomebody', '房', `${CANARY} `, '__proto__'),
    }),
    fc.record({
      action: fc.constantFrom('deny-ticket', 'allow-ticket'),
      ticketID: fc.constantFrom('a'.repeat(16), CANARY, ''),
    }),
    fc.record({
      event: fc.constantFrom('room_login', 'room_logout', 'room_close', 'stream_create', CANARY),
      room_id: fc.constantFrom('room', CANARY, '__proto__', 5),
      user_account: fc.constantFrom('uSomebody', CANARY, '__proto__'),
      user_nickname: fc.constantFrom(CANARY, '房'),
      session_id: fc.constantFrom('1', '__proto__', '', '9'.repeat(40)),
      login_time: fc.constantFrom('1', '-1', '1e99', 'NaN', ''),
      logout_time: fc.constantFrom('1', '1e308'),
      room_seq: fc.constantFrom('18446744073709551557', ''),
    }),
    given('code').map((code) => ({ code })),
    given('ticket', 'session').map((ticket) => ({ ticket })),
    fc.constantFrom('room', '', CANARY.repeat(30), '../..', '房').map((roomID) => ({ roomID })),
    fc.constantFrom('admin', '__proto__').map((key) => ({ key, userID: CANARY })),
    fc.jsonValue({ maxDepth: 3 }).map((value) => value as object),
  )
  .map((value) => JSON.stringify(value));

const body = fc.oneof(
  { weight: 5, arbitrary: json },
  fc.constantFrom(
    '',
    `{"__proto__":{"code":"${CANARY}"}}`,
    '{"constructor":{"prototype":{"code":"x"}}}',
    `{"code":"${CANARY}","code":"${CANARY}"}`,
    `{"code":${'['.repeat(4000)}`,
    '{"code":1e999}',
    '{"code":"\\ud800"}',
    '\u00ff\u00fe{\u0000}',
  ),
  fc.constantFrom(8_000, 9_000, 70_000).map((n) => JSON.stringify({ code: CANARY.padEnd(n, 'x') })),
  fc.tuple(json, fc.nat(60)).map(([text, cut]) => text.slice(0, cut)),
  binary,
);

const length = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Length>('right') },
  fc.constantFrom<Length>('none', 'chunked'),
  fc
    .constantFrom('0', '1', '7', '99', '99999999', '-1', '+2', '0x9', '1 2', '')
    .map((text) => ({ text })),
);

const eol = fc.oneof(
  { weight: 12, arbitrary: fc.constant('\r\n') },
  fc.constantFrom('\n', '\r', '\r\n '),
);

const wild: fc.Arbitrary<FuzzRequest> = fc.record({
  method,
  path,
  version,
  headers: fc.array(header, { maxLength: 4 }),
  body,
  length,
  eol,
});

const right = (to: string, headers: FuzzRequest['headers'], content: object): FuzzRequest => ({
  method: 'POST',
  path: to,
  version: 'HTTP/1.1',
  headers,
  body: JSON.stringify(content),
  length: 'right',
  eol: '\r\n',
});

const bearer = (name: string) => [['Authorization', `Bearer <${name}>`]] as const;

const somebody = { userID: 'uSomebody' };
const onRoom = { roomID: '<roomID>', hostKey: '<hostKey>', action: 'mute-all' };

const seen: FuzzRequest = {
  ...right('/v1/rooms/<roomID>', [...bearer('session'), ['X-Host-Key', '<hostKey>']], {}),
  method: 'GET',
  body: '',
  length: 'none',
};

/** What is answered with 200, or has one thing wrong. */
const nearlyRight: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom(
      right('/v1/login', [], { code: '<code>' }),
      right('/v1/login', [], { ticket: '<ticket>' }),
      right('/v1/token', bearer('session'), { roomID: 'room' }),
      right('/v1/token', bearer('guest'), { roomID: 'room' }),
      right('/v1/invite', bearer('session'), { roomID: 'room' }),
      right('/v1/rooms', bearer('session'), { role: 'listener' }),
      right('/v1/token', bearer('session'), { roomID: '<roomID>', hostKey: '<hostKey>' }),
      right('/v1/token', bearer('session'), { roomID: 'room', ticket: '<ticket>' }),
      right('/v1/invite', bearer('session'), { roomID: '<roomID>', role: 'listener', uses: 3 }),
      right('/v1/host', bearer('session'), onRoom),
      right('/v1/host', bearer('session'), { ...onRoom, action: 'lock' }),
      right('/v1/host', bearer('session'), { ...onRoom, action: 'unlock' }),
      ...['grant', 'revoke', 'remove', 'readmit'].map((one) =>
        right('/v1/host', bearer('session'), { ...onRoom, ...somebody, action: one }),
      ),
      ...takenBack.map((one) =>
        right('/v1/take-back', bearer('operator'), { ...somebody, action: one }),
      ),
      right('/v1/zego-callback', [], { event: 'room_login', room_id: '<roomID>' }),
      seen,
    ),
    fc.oneof(
      fc.constant({}),
      ...Object.entries({ method, path, version, body, length, eol }).map(([name, values]) =>
        (values as fc.Arbitrary<unknown>).map((value) => ({ [name]: value })),
      ),
      given('session', 'guest', 'ticket').map((text) => ({
        headers: [['Authorization', `Bearer ${text}`]] as const,
      })),
      header.map((one) => ({ headers: [one] })),
    ),
  )
  .map(([one, change]) => ({ ...one, ...change }));

const request = fc.oneof(wild, nearlyRight);

export const shot: fc.Arbitrary<Shot> = fc.record({
  requests: fc.oneof(
    { weight: 6, arbitrary: fc.tuple(request) },
    // Without waiting for an answer.
    fc.array(request, { minLength: 2, maxLength: 6 }),
  ),
  noise: fc.oneof({ weight: 8, arbitrary: fc.constant('') }, binary, fc.constant('\r\n\r\n')),
  pieces: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 5 })),
  sent: fc.oneof(
    { weight: 8, arbitrary: fc.constant(1) },
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  end: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Shot['end']>('waits') },
    fc.constantFrom<Shot['end']>('says no more', 'resets', 'leaves'),
  ),
});

/** The bytes of a shot. */
export function bytesOf({ requests, noise, sent }: Shot, values: Given): Buffer {
  const texts = requests.map((one) => Buffer.concat(requestBytes(one, values)));
  const all = Buffer.concat([Buffer.from(noise, 'latin1'), ...texts]);
  return all.subarray(0, Math.ceil(all.length * sent));
}

function requestBytes(one: FuzzRequest, values: Given): Buffer[] {
  const { method: verb, path: target, version: spoken, headers, length: told, eol } = one;
  const content = Buffer.from(signed(filled(one.body, values), target, values));
  const lines = [
    `${verb} ${filled(target, values)} ${spoken}`,
    'Host: a',
    'Content-Type: application/json',
    ...headers.map(([name, value]) => `${name}: ${filled(value, values)}`),
    ...lengthLines(told, content.length),
    '',
    '',
  ];
  const head = Buffer.from(lines.join(eol), 'latin1');
  if (told !== 'chunked') return [head, content];
  return [
    head,
    Buffer.from(`${content.length.toString(16)}\r\n`),
    content,
    Buffer.from('\r\n0\r\n\r\n'),
  ];
}

function lengthLines(told: Length, length: number): string[] {
  if (told === 'none') return [];
  if (told === 'chunked') return ['Transfer-Encoding: chunked'];
  return [`Content-Length: ${told === 'right' ? length : told.text}`];
}

/** A callback of ZEGO's is signed, whatever it says. */
function signed(text: string, path: string, { callback }: Given): string {
  if (path !== '/v1/zego-callback') return text;
  return text.replace(/^\{(?=")/, () => `${JSON.stringify(callback).slice(0, -1)},`);
}

function filled(text: string, values: Given): string {
  return text.replace(
    /<(code|session|guest|ticket|roomID|hostKey|operator|userID)(?:~(\d+)~(.))?>/g,
    (_, name: Exclude<keyof Given, 'callback'>, at?: string, letter = '') => {
      const value = name === 'code' ? values.code() : values[name];
      if (at === undefined) return value;
      const index = Number(at) % value.length;
      return value.slice(0, index) + letter + value.slice(index + 1);
    },
  );
}
