import Taro from '@tarojs/taro';
import type { OwnToken } from 'taro-zego-voice-call';

const BACKEND = 'https://backend.example/v1';

async function post<Answer>(path: string, data: object, session = ''): Promise<Answer> {
  const header = { authorization: `Bearer ${session}` };
  const answer = await Taro.request<Answer>({ url: BACKEND + path, method: 'POST', data, header });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
  return answer.data;
}

/** Whatever your backend asks for; this one knows people by their login of WeChat, or by a key. */
const credential = async () =>
  process.env.TARO_ENV === 'weapp'
    ? { code: (await Taro.login()).code }
    : { key: Math.random().toString(36).slice(2) };

/** A token for a room, of your own backend. */
export async function askBackend(roomID: string): Promise<OwnToken> {
  const { session } = await post<{ session: string }>('/login', await credential());
  return post<OwnToken>('/token', { roomID }, session);
}
