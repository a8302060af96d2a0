import type { FakeWeChat } from '../../tools/fake-wechat/fake-wechat';

export const JSON_TYPE = { 'content-type': 'application/json' };

/** Logs so many people in. @returns their sessions */
export async function logIn(url: string, weChat: FakeWeChat, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const response = await fetch(`${url}/v1/login`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ code: weChat.code(`oMember${number}`) }),
      });
      const { session } = (await response.json()) as { session: string };
      return session;
    }),
  );
}
