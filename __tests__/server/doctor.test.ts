/** The doctor on real folders, with the real token service behind them. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateToken04 } from '../../server/token04';
import { startLocalCloud } from '../../tools/local-cloud';
import { doctorFaults } from '../support/doctor-faults';
import { APP_ID, DoctorProject, type Said } from '../support/doctor-project';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';
import { SERVER_SECRET, startTestService, type TestService } from '../support/token-service';

const PAGE = '<!doctype html><title>Welcome</title>';

let service: TestService;
let project: DoctorProject;
/** Has all switched on. */
let zego: RecordedZego;

beforeAll(async () => {
  zego = await startRecordedZego({ appID: APP_ID, secret: SERVER_SECRET });
  service = await startTestService({
    appID: APP_ID,
    tokenTtl: 14_400,
    // The one that lets in nobody who only names a room.
    policy: 'minted',
    roomTtl: 86_400,
  });
});

afterAll(() => Promise.all([service.close(), zego.close()]));

beforeEach(() => {
  project = new DoctorProject(SERVER_SECRET, { TARO_APP_TOKEN_URL: service.url }, zego.url);
});

afterEach(() => project.end());

const code = () => `--code=${service.weChat.code('oDoctor')}`;
const lines = ({ text }: Said, mark: string) =>
  text.split('\n').filter((line) => line.trimStart().startsWith(mark));
/** The faults, without the verdict at the end. */
const faults = (said: Said) => lines(said, '✗').slice(0, -1);

describe('on a good configuration', () => {
  test('finds no fault, exits with 0 and says what is left to a person', async () => {
    const said = await project.command(code());
    expect(said.text).toContain('✓ A call can work, as far as this computer can tell.');
    expect(lines(said, '✗')).toEqual([]);
    expect(said.code).toBe(0);
    for (const entry of [
      'wss://webliveroom1234567890-api.example.com',
      'wss://accesshub-wss.zego.im',
      'wss://accesshub-wss.coolzcloud.com',
      'wss://accesshub-wss.zegocloud.com',
      'https://weblogger1234567890-api.example.com',
      'https://weblogger-wss.coolfcloud.com',
      '实时播放音视频流',
      '实时录制音视频流',
      '麦克风',
    ]) {
      const boxes = lines(said, '☐').map((line) => line.trim().split(/\s+/)[1]);
      expect(boxes).toContain(entry);
    }
    expect(said.text).toMatch(/✓ The token is valid for this AppID and userID, for 14\d{3} s/);
    expect(lines(said, '☐').join('\n')).not.toMatch(/\/ws\b|\/httplog\b/);
  });

  test('speaks Chinese, and JSON to programs', async () => {
    expect((await project.doctor(code(), '--lang=zh')).text).toContain(
      '✓ 就这台电脑所知，可以通话。',
    );
    const { text, code: exit } = await project.doctor(code(), '--json');
    const report = JSON.parse(text) as { canCall: boolean; checks: object[]; console: object[] };
    expect([exit, report.canCall]).toEqual([0, true]);
    expect(report.checks).toContainEqual(
      expect.objectContaining({ group: 'token', id: 'token-valid', status: 'ok' }),
    );
    expect(report.console).toContainEqual(
      expect.objectContaining({
        id: 'socket',
        enter: expect.arrayContaining(['wss://accesshub-wss.zego.im']),
      }),
    );
  });

  test('needs neither git nor the secret, and says what it could not see', async () => {
    project.remove('.git');
    project.remove('server/.env.local');
    const said = await project.doctor(code());
    expect(said.code).toBe(0);
    expect(said.text).toContain('The ServerSecret is not known here');
    expect(said.text).toContain('signature not checked without the secret');
  });

  test('without a code the token is left to a person', async () => {
    const said = await project.doctor();
    expect(said.code).toBe(0);
    expect(said.text).toContain('☐ The token service wants a real login of WeChat');
  });

  test('for a first try a temporary token will do', async () => {
    const token = generateToken04({
      appID: APP_ID,
      userID: 'ann',
      secret: SERVER_SECRET,
      ttl: 86_400,
    });
    project.set({
      TARO_APP_TOKEN_URL: '',
      TARO_APP_CONSOLE_USER_ID: 'ann',
      TARO_APP_CONSOLE_TOKEN: token,
    });
    project.build();
    const said = await project.doctor();
    expect(said.code).toBe(0);
    expect(said.text).toContain('! This is a temporary token of the console, for a try only');
    expect(said.text).not.toContain(token);
  });
});

describe('names in one sentence', () => {
  test.each(doctorFaults)('%s', async (_what, breakIt, sentence) => {
    breakIt(project);
    const said = await project.doctor(code());
    const named = faults(said).filter((line) => line.includes(sentence));
    expect([said.text, named]).toEqual([said.text, [expect.stringMatching(/\.$/)]]);
    // A setting that was changed is none that the build knows; nothing else is found.
    const others = faults(said).filter((line) => !named.includes(line));
    expect(others.filter((line) => !line.includes('dist/weapp '))).toEqual([]);
    expect(said.code).toBe(1);
    expect(said.text).not.toContain(SERVER_SECRET);
    expect(said.text).not.toMatch(/04[A-Za-z0-9+/]{60}/);
  });
});

describe('a token service', () => {
  const at = async (listener: http.RequestListener, check: () => Promise<void>) => {
    const server = http.createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    project.set({
      TARO_APP_TOKEN_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    project.build();
    await check().finally(() => server.close());
  };

  test('that is a web page is found out', async () => {
    await at(
      (_request, response) => response.end(PAGE),
      async () => {
        const said = await project.doctor(code());
        expect(faults(said)).toEqual(['  ✗ What answers there is no token service (status 200).']);
      },
    );
  });

  test('of another AppID is found out by its token', async () => {
    const other = await startTestService({ appID: 7 });
    project.set({ TARO_APP_TOKEN_URL: other.url });
    project.build();
    const said = await project.doctor(`--code=${other.weChat.code('oAnn')}`);
    await other.close();
    expect(faults(said)).toEqual([
      '  ✗ The token does not fit the AppID and ServerSecret known here: wrong-app.',
    ]);
  });

  test('of whose clock is wrong, and tokens too short, are warned of', async () => {
    const short = await startTestService({ appID: APP_ID, tokenTtl: 30 });
    await at(
      (request, response) => {
        // Another clock in front of the real service.
        const date = new Date(Date.now() + 3_600_000).toUTCString();
        const { method, url, headers } = request;
        const onward = http.request(short.url + url, { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, { ...answer.headers, date });
          answer.pipe(response);
        });
        request.pipe(onward);
      },
      async () => {
        const said = await project.doctor(`--code=${short.weChat.code('oAnn')}`);
        expect(said.text).toMatch(
          /! The clocks of the token service and of this computer differ by (3599|360\d) s/,
        );
        expect(said.text).toMatch(/! The token lives for (30|29) s only\./);
        expect(said.code).toBe(0);
      },
    );
    await short.close();
  });

  describe('where guests are invited', () => {
    const boxes = (said: Said) => lines(said, '☐').filter((line) => line.includes('guests'));
    const invite = (url: string) => {
      project.set({ TARO_APP_TOKEN_URL: url, TARO_APP_WEB_URL: 'https://call.example.com' });
      project.build();
    };

    test('is seen to make tokens for one room, or asked for it', async () => {
      // A service of one's own, which says nothing of rooms in its tokens.
      const open = http.createServer((request, response) => {
        const answers: Record<string, object> = {
          '/healthz': { ok: true },
          '/v1/login': { session: 'a.b', userID: 'ann', expiresAt: 9e9 },
          '/v1/token': {
            token: generateToken04({
              appID: APP_ID,
              secret: SERVER_SECRET,
              userID: 'ann',
              ttl: 900,
            }),
            userID: 'ann',
            expiresAt: 9e9,
          },
        };
        const answer = answers[request.url ?? ''];
        const missing = { code: 'not_found', message: 'Nothing.' };
        response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? missing));
      });
      await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
      invite(`http://127.0.0.1:${(open.address() as AddressInfo).port}`);
      const said = await project.doctor('--code=any');
      open.close();
      expect(boxes(said)).toEqual([expect.stringContaining('a token is good for every room')]);
      expect(said.text).toContain('Have ZEGO switch token rights on');
      expect(said.code).toBe(0);
      invite(service.url);
      const confined = await project.doctor(code());
      expect(boxes(confined)).toEqual([]);
      expect(confined.text).toContain('✓ A token is made for one room only');
    });

    test('is left to a person when its token can’t be seen', async () => {
      invite(service.url);
      const said = await project.doctor();
      expect(boxes(said)).toEqual([expect.stringContaining('could not be seen')]);
    });

    test('and nothing is said of it where nobody is invited', async () => {
      expect(boxes(await project.doctor())).toEqual([]);
    });
  });

  test('in development lets a key in, and is warned of', async () => {
    const cloud = await startLocalCloud({ port: 0, appID: APP_ID, secret: SERVER_SECRET });
    project.set({ TARO_APP_TOKEN_URL: `http://${cloud.host}` });
    project.build();
    const said = await project.doctor();
    await cloud.close();
    expect(said.text).toContain(
      '! The token service lets anybody in: its development login is on.',
    );
    expect(said.text).toContain('✓ The token is valid for this AppID and userID');
    expect(said.code).toBe(0);
  });
});

describe('ZEGO’s cloud', () => {
  /** But for the one that the service is on this computer. */
  const warnings = (said: Said) => lines(said, '!').filter((line) => !line.includes('computer'));
  const withSwitches = async (more: object) => {
    const cloud = await startLocalCloud({ port: 0, appID: APP_ID, secret: SERVER_SECRET, ...more });
    project.edit('server/.env.local', zego.url, `http://${cloud.host}/zego-api`);
    const said = await project.doctor(code());
    await cloud.close();
    return said;
  };

  test('that has all switched on that hosts need is said to have', async () => {
    const said = await withSwitches({ bans: true });
    expect(said.text).toContain('✓ ZEGO has switched on for this AppID what hosts need');
    expect([said.code, warnings(said)]).toEqual([0, []]);
  });

  test('that has no bans is warned of, with what then does not hold', async () => {
    const said = await withSwitches({ bans: false });
    expect(warnings(said)).toEqual([
      expect.stringMatching(/User bans \(SetForbidUserRule\) are off: whoever is removed/),
    ]);
    expect(said.code).toBe(0);
  });

  test('is asked action by action', async () => {
    const off = { Code: 9, Message: 'not enabled' };
    for (const action of [
      ...['DescribeForbidUserRules', 'KickoutUser', 'CloseRoom', 'SendCustomCommand'],
      ...['DescribeSimpleStreamList', 'ResumeRTCStreams', 'DescribeUserList'],
    ]) {
      zego.answers = { [action]: [off] };
      expect([action, warnings(await project.doctor()).length]).toEqual([action, 1]);
    }
    // None of it was about a room that may be.
    const rooms = zego.calls
      .map(({ query }) => query.get('RoomId'))
      .filter((room) => room !== null);
    expect(rooms.filter((room) => !/^nowhere-[0-9a-f]{24}$/.test(room))).toEqual([]);
    zego.answers = {};
  });

  test('that refuses the secret is a fault; that can’t be reached is left to a person', async () => {
    zego.answers = { KickoutUser: [{ Code: 100_000_005, Message: 'signature' }] };
    const refused = await project.doctor(code());
    expect(faults(refused)).toEqual([
      expect.stringContaining('does not take this AppID with this ServerSecret'),
    ]);
    zego.answers = { KickoutUser: ['cut'] };
    const away = await project.doctor(code());
    zego.answers = {};
    expect(lines(away, '☐')).toContainEqual(
      expect.stringContaining('server API could not be asked from this computer'),
    );
    expect([away.code, away.text.includes(SERVER_SECRET)]).toEqual([0, false]);
  });
});

test('the command itself exits with 1 when a call can’t work', async () => {
  project.set({ TARO_APP_ZEGO_APP_ID: '' });
  const said = await project.command();
  expect(faults(said)).toEqual(['  ✗ TARO_APP_ZEGO_APP_ID is not set: the AppID.']);
  expect(said.code).toBe(1);
});

test('a wrong option is a wrong command', async () => {
  const said = await project.command('--lang=fr');
  expect(said.code).toBe(2);
  expect(said.text).toContain('--lang is "fr"; it may be zh or en.');
});
