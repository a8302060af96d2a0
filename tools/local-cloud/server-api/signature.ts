import { createHash, timingSafeEqual } from 'node:crypto';
import { wallNow } from '../wall-clock';
import { ApiError, GatewayCode } from './codes';

/** A caller's clock may be wrong by so much, and a signature lives as long, in seconds. */
const TOLERANCE = 600;

const VERSION = '2.0';

/**
 * Finds out whether a call comes from who knows the ServerSecret, and lately.
 *
 * @throws ApiError with a code of the gateway
 */
export function checkSignature(
  query: URLSearchParams,
  { appID, secret }: { readonly appID: number; readonly secret: string },
): void {
  const must = (name: string, code: number): string => {
    const value = query.get(name);
    if (value) return value;
    throw new ApiError(code, `${name} is missing`);
  };
  const timestamp = must('Timestamp', GatewayCode.TimestampMissing);
  const nonce = must('SignatureNonce', GatewayCode.NonceMissing);
  const signature = must('Signature', GatewayCode.SignatureMissing);
  const version = must('SignatureVersion', GatewayCode.VersionMissing);
  const app = query.get('AppId') ?? '';
  if (!/^\d{1,10}$/.test(app)) throw new ApiError(GatewayCode.AppIDFormat, 'AppId is no number');
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw new ApiError(GatewayCode.TimestampFormat, 'Timestamp is no number');
  }
  if (version !== VERSION) throw new ApiError(GatewayCode.VersionUnsupported, `not ${VERSION}`);
  if (Number(app) !== appID) throw new ApiError(GatewayCode.NoSecret, 'no secret for the AppId');
  if (Math.abs(wallNow() / 1000 - Number(timestamp)) > TOLERANCE) {
    throw new ApiError(GatewayCode.SignatureExpired, 'the signature is expired');
  }
  const expected = signatureOf({ app, nonce, secret, timestamp });
  if (!equal(expected, signature)) {
    throw new ApiError(GatewayCode.SignatureWrong, 'the signature is wrong');
  }
}

/** As the vendor prescribes it: MD5 of the four, one behind the other. */
export function signatureOf(parts: {
  readonly app: string;
  readonly nonce: string;
  readonly secret: string;
  readonly timestamp: string;
}): string {
  const { app, nonce, secret, timestamp } = parts;
  return createHash('md5').update(`${app}${nonce}${secret}${timestamp}`, 'utf8').digest('hex');
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
