import { createHash, randomBytes } from 'node:crypto';
import type { LocalCloud } from '../../tools/local-cloud';

/** What an action answers with. */
export interface ApiAnswer {
  readonly Code: number;
  readonly Message: string;
  readonly RequestId: string;
  readonly Data?: Record<string, unknown> | null;
}

type Value = string | number | boolean | readonly string[];

/** The query of a signed call. Of the common parameters, those given replace what is right. */
export function apiQuery(
  { options }: Pick<LocalCloud, 'options'>,
  Action: string,
  parameters: Readonly<Record<string, Value | undefined>> = {},
): string {
  const nonce = randomBytes(8).toString('hex');
  const timestamp = Math.floor(Date.now() / 1000);
  const all: Record<string, Value | undefined> = {
    Action,
    AppId: options.appID,
    SignatureNonce: nonce,
    Timestamp: timestamp,
    SignatureVersion: '2.0',
    Signature: createHash('md5')
      .update(`${options.appID}${nonce}${options.secret}${timestamp}`)
      .digest('hex'),
    ...parameters,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined) continue;
    if (typeof value !== 'object') query.append(name, String(value));
    else for (const item of value) query.append(`${name}[]`, item);
  }
  return query.toString();
}

/** Calls the server API as the vendor's page says, by hand: not by the token service's own client. */
export async function callApi(
  cloud: Pick<LocalCloud, 'host' | 'options'>,
  action: string,
  parameters?: Readonly<Record<string, Value | undefined>>,
): Promise<ApiAnswer> {
  const query = apiQuery(cloud, action, parameters);
  const response = await fetch(`http://${cloud.host}/zego-api/?${query}`);
  return (await response.json()) as ApiAnswer;
}
