import { ServiceError } from '../../server/service-error';
import { code2Session } from '../../server/wechat/code2session';
import {
  FAKE_APP_ID,
  FAKE_APP_SECRET,
  startFakeWeChat,
  type FakeWeChat,
} from '../../tools/fake-wechat/fake-wechat';

const OPENID = 'oABCDEFGHIJKLMNOPQRSTUVWXYZ01';

let weChat: FakeWeChat;

beforeEach(async () => {
  weChat = await startFakeWeChat();
});

afterEach(() => weChat.close());

const openidOf = (more: Partial<Parameters<typeof code2Session>[0]> = {}) =>
  code2Session({
    appID: FAKE_APP_ID,
    appSecret: FAKE_APP_SECRET,
    apiURL: weChat.url,
    maxInFlight: 100,
    deadline: 2000,
    ...more,
  });

/** What the exchange was refused with; fails when it wasn't. */
async function refusal(exchange: Promise<string>): Promise<ServiceError> {
  const error: unknown = await exchange.then(
    (openid) => `gave ${openid}`,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return error as ServiceError;
}

describe('code2Session', () => {
  it('exchanges a code for the openid', async () => {
    expect(await openidOf()(weChat.code(OPENID))).toBe(OPENID);
    expect(weChat.asked).toBe(1);
  });

  it('escapes whatever a client calls a code', async () => {
    const { code } = await refusal(openidOf()('x&secret=other&js_code=#/../..\r\nHost: evil'));
    expect(code).toBe('code_invalid');
  });

  it('says when a code was used before', async () => {
    const code = weChat.code(OPENID);
    await openidOf()(code);
    expect(await refusal(openidOf()(code))).toMatchObject({ status: 401, code: 'code_used' });
  });

  it.each([
    [40029, 401, 'code_invalid'],
    [40163, 401, 'code_used'],
    [40226, 403, 'user_blocked'],
    [45011, 429, 'too_many_logins'],
    [40125, 500, 'misconfigured'],
    [99999, 502, 'wechat_failed'],
  ])('makes of errcode %i a %i %s, and asks once', async (errcode, status, code) => {
    weChat.troubles = [{ errcode }];
    expect(await refusal(openidOf()(weChat.code(OPENID)))).toMatchObject({ status, code });
    expect(weChat.asked).toBe(1);
  });

  it.each([
    ['WECHAT_APP_ID', { appID: 'wxffffffffffffffff' }],
    ['WECHAT_APP_SECRET', { appSecret: 'x'.repeat(32) }],
  ])('names the setting when %s is wrong, to the log alone', async (name, wrong) => {
    const error = await refusal(openidOf(wrong)(weChat.code(OPENID)));
    expect(error.detail).toContain(name);
    expect(error.message).not.toContain('WECHAT');
  });

  it.each(['"constructor"', '"40029x"', '{}', 'true', '1e999'])(
    'is not confused by the errcode %s',
    async (errcode) => {
      weChat.troubles = [{ text: `{"errcode":${errcode}}` }];
      expect(await refusal(openidOf()('x'))).toMatchObject({ status: 502, code: 'wechat_failed' });
    },
  );

  it('asks again when WeChat is busy', async () => {
    weChat.troubles = [{ errcode: -1 }, { errcode: -1 }];
    expect(await openidOf()(weChat.code(OPENID))).toBe(OPENID);
    expect(weChat.asked).toBe(3);
  });

  it('gives up when WeChat stays busy', async () => {
    weChat.troubles = [{ errcode: -1 }, { errcode: -1 }, { errcode: -1 }];
    expect(await refusal(openidOf()(weChat.code(OPENID)))).toMatchObject({
      status: 503,
      code: 'wechat_busy',
    });
    expect(weChat.asked).toBe(3);
  });

  it('asks again when nobody was there to take the code', async () => {
    const code = weChat.code(OPENID);
    const { port } = new URL(weChat.url);
    await weChat.close();
    const answer = openidOf()(code).catch((error: ServiceError) => error);
    setTimeout(() => void startFakeWeChat(Number(port)).then((back) => (weChat = back)), 400);
    // Another WeChat, which does not know the code; but it was asked.
    expect(await answer).toMatchObject({ code: 'code_invalid' });
  });

  it.each([
    ['a cut connection', 'cut' as const],
    ['a status that is not 200', { status: 502 }],
    ['something that is not JSON', { text: '<html>' }],
    ['an answer without openid', { text: '{"session_key":"x"}' }],
    ['an openid that is none', { text: '{"openid":7}' }],
    ['a list', { text: '[]' }],
    ['null', { text: 'null' }],
  ])('does not ask again after %s: the code may be gone', async (_, trouble) => {
    weChat.troubles = [trouble];
    expect(await refusal(openidOf()(weChat.code(OPENID)))).toMatchObject({
      status: 503,
      code: 'wechat_unreachable',
    });
    expect(weChat.asked).toBe(1);
  });

  it('does not wait for longer than its deadline', async () => {
    weChat.troubles = [{ silence: 5000 }];
    const start = Date.now();
    const { code } = await refusal(openidOf({ deadline: 300 })(weChat.code(OPENID)));
    expect(code).toBe('wechat_unreachable');
    expect(Date.now() - start).toBeLessThan(2000);
    expect(weChat.asked).toBe(1);
  });

  it('keeps the AppSecret, the code and the session key out of its errors', async () => {
    const code = weChat.code(OPENID);
    const errors: ServiceError[] = [];
    for (const trouble of [
      'cut' as const,
      { status: 500 },
      { text: `{"session_key":"k-e-y","openid":"${OPENID}"` },
      { errcode: 40013 },
    ]) {
      weChat.troubles = [trouble];
      errors.push(await refusal(openidOf()(code)));
    }
    errors.push(await refusal(openidOf({ apiURL: 'http://127.0.0.1:1', deadline: 100 })(code)));
    const said = errors.map(({ message, detail, stack }) => [message, detail, stack]).join('\n');
    for (const secret of [FAKE_APP_SECRET, code, 'k-e-y', OPENID]) {
      expect(said).not.toContain(secret);
    }
  });
});
