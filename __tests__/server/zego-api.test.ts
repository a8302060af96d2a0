/** ZEGO's server API as we call it: signatures, limits, tries, what its answers mean. */
import { ZegoAPI } from '../../server/zego-api/client';
import { RoomControl } from '../../server/zego-api/room-control';
import { zegoSignature } from '../../server/zego-api/signature';
import { Turns } from '../../server/zego-api/turns';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';

const known = { appID: 7, secret: 's'.repeat(32) };

let zego: RecordedZego;
let api: ZegoAPI;
beforeEach(async () => {
  zego = await startRecordedZego(known);
  api = new ZegoAPI({ ...known, url: zego.url });
});
afterEach(() => zego.close());

describe('the signature', () => {
  it.each([
    [
      {
        appID: 1234567890,
        nonce: 'a1b2c3d4e5f60718',
        secret: '0123456789abcdef0123456789abcdef',
        timestamp: 1700000000,
      },
      'c90a56c08221a571fbf3007d1d7300d6',
    ],
    // ZEGO's own example.
    [
      {
        appID: 12345,
        nonce: '4fd24687296dd9f3',
        secret: '9193cc662a4c0ec135ec71fb57194b38',
        timestamp: 1615186943,
      },
      '43e5cfcca828314675f91b001390566a',
    ],
  ])('of %j is known', (call, signature) => {
    expect(zegoSignature(call)).toBe(signature);
  });

  it('is another for each try, over the time of that try', async () => {
    zego.answers['CloseRoom'] = ['cut', { Code: 206 }, { Code: 0 }];
    expect(await api.call('CloseRoom', { RoomId: 'room' })).toEqual({ came: 'done', data: {} });
    const tries = zego.calls.map(({ query }) => query);
    expect(tries).toHaveLength(3);
    for (const name of ['SignatureNonce', 'Signature']) {
      expect(new Set(tries.map((query) => query.get(name))).size).toBe(3);
    }
    expect(tries[0]?.get('SignatureNonce')).toMatch(/^[0-9a-f]{16}$/);
    expect(tries[0]?.get('SignatureVersion')).toBe('2.0');
  });
});

describe('a call', () => {
  it('writes lists and texts as ZEGO reads them', async () => {
    const control = new RoomControl(api);
    await control.kickOut('a&b=c', 'u+1', '请 = & 出');
    expect(zego.asked('KickoutUser')).toEqual([
      { RoomId: 'a&b=c', 'UserId[]': 'u+1', CustomReason: '请 = & 出' },
    ]);
    await control.rule({ roomID: 'room', userID: 'u1' }, ['login', 'publish'], 60);
    expect(zego.calls.at(-1)?.query.getAll('DisabledPrivilege[]')).toEqual(['1', '2']);
  });

  it.each([
    [{ Code: 9 }, { came: 'off' }],
    [{ Code: 50_124 }, { came: 'gone' }],
    [
      { Code: 0, Data: { a: 1 } },
      { came: 'done', data: { a: 1 } },
    ],
    [
      { Code: 0, Data: null },
      { came: 'done', data: {} },
    ],
  ])('that is answered %j comes to %j', async (answer, came) => {
    zego.answers['DelForbidUserRule'] = [answer];
    expect(await api.call('DelForbidUserRule', {})).toEqual(came);
    expect(zego.calls).toHaveLength(1);
  });

  it.each<[object | 'cut', number, string, RegExp, number]>([
    ['cut', 503, 'zego_unreachable', /KickoutUser failed: UND_ERR_SOCKET/, 3],
    [{}, 503, 'zego_unreachable', /no JSON with a Code/, 3],
    [{ Code: 206 }, 503, 'zego_busy', /code 206, too many calls for this AppID/, 3],
    [{ Code: 207 }, 503, 'zego_busy', /code 207, too many calls for this room/, 3],
    [{ Code: 30_002 }, 503, 'zego_busy', /code 30002/, 3],
    [{ Code: 3 }, 502, 'zego_refused', /code 3, a parameter is too long/, 1],
    [{ Code: 100_000_004 }, 500, 'misconfigured', /clock right/, 1],
    [{ Code: 424_242 }, 502, 'zego_refused', /unknown here/, 1],
  ])('that ends with %j: %i %s', async (answer, status, code, detail, tries) => {
    zego.answers['KickoutUser'] = [answer];
    const refusal = api.call('KickoutUser', { RoomId: 'room' });
    await expect(refusal).rejects.toMatchObject({
      status,
      code,
      detail: expect.stringMatching(detail) as string,
    });
    expect(zego.calls).toHaveLength(tries);
    // No signature, and nothing of the address, is in what may be logged.
    await refusal.catch((error: Error & { detail: string }) => {
      const signatures = zego.calls.map(({ query }) => query.get('Signature') ?? '');
      expect(signatures.filter((one) => `${error.stack} ${error.detail}`.includes(one))).toEqual(
        [],
      );
    });
  });

  it('of a wrong secret says which setting it is', async () => {
    const other = new ZegoAPI({ ...known, secret: 'x'.repeat(32), url: zego.url });
    await expect(other.call('CloseRoom', {})).rejects.toMatchObject({
      code: 'misconfigured',
      detail: expect.stringContaining('ServerSecret') as string,
    });
  });

  it('waits for its turn within ZEGO’s limits', async () => {
    const calls = Array.from({ length: 6 }, () => api.call('SetForbidUserRule', { RoomId: 'r' }));
    const closes = [1, 2].map(() => api.call('CloseRoom', { RoomId: 'r' }));
    await Promise.all([...calls, ...closes]);
    const gaps = (action: string) => {
      const times = zego.calls.filter((call) => call.action === action).map(({ at }) => at);
      return times.slice(1).map((at, index) => at - (times[index] ?? 0));
    };
    const all = gaps('SetForbidUserRule');
    expect(all).toHaveLength(5);
    // 10 in a second: half a second for six, less what the first took to connect.
    expect(all.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThan(250);
    expect(gaps('CloseRoom')[0]).toBeGreaterThan(600);
  });

  it('that would wait too long isn’t made, and takes nobody’s turn', async () => {
    const list = (roomID: string, longest: number) =>
      api.call('DescribeSimpleStreamList', { RoomId: roomID }, longest);
    await list('room', 0);
    await expect(list('room', 100)).rejects.toMatchObject({ code: 'zego_busy' });
    await list('another', 100);
    expect(zego.calls).toHaveLength(2);
  });
});

test('turns are as far apart as they must be, of each key', async () => {
  let now = 0;
  const turns = new Turns(() => now);
  expect(await turns.take({ a: 100, 'a room': 1000 }, 0)).toBe(true);
  expect(await turns.take({ a: 100, 'a other': 1000 }, 50)).toBe(false);
  now = 100;
  expect(await turns.take({ a: 100, 'a other': 1000 }, 0)).toBe(true);
  now = 200;
  expect(await turns.take({ a: 100, 'a room': 1000 }, 700)).toBe(false);
  now = 1000;
  expect(await turns.take({ a: 100, 'a room': 1000 }, 0)).toBe(true);
});
