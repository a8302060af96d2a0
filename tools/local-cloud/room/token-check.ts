import { readPrivilege, type Privilege } from 'voice-call-token-service/privilege';
import { verifyToken04, type Token04Fault } from 'voice-call-token-service/token04';
import { ServerCode } from '../protocol/codes';

/** What somebody wants to do with a token. */
export interface TokenUse {
  readonly userID: string;
  /** The room to log in to. */
  readonly roomID?: string;
}

export interface TokenCheck {
  readonly code: number;
  /** Unix seconds; 0 when the token is refused. */
  readonly expiresAt: number;
  /** Present when the token is good for one room only. */
  readonly privilege?: Privilege;
}

const faultCodes: Readonly<Record<Token04Fault, number>> = {
  malformed: ServerCode.TokenMalformed,
  'wrong-key': ServerCode.TokenWrongKey,
  'wrong-app': ServerCode.TokenForeignApp,
  expired: ServerCode.TokenExpired,
};

/**
 * Checks a token as the real cloud does: the cipher, the AppID, the user, then what it permits, if
 * rights are switched on for the AppID.
 */
export function checkToken(
  options: { readonly appID: number; readonly secret: string; readonly rights: boolean },
  token: string,
  use: TokenUse,
): TokenCheck {
  const result = verifyToken04(token, options);
  if (!result.ok) return refused(faultCodes[result.fault]);
  const { content } = result;
  if (content.userID !== use.userID) return refused(ServerCode.TokenForeignUser);
  const privilege = options.rights ? readPrivilege(content.payload) : undefined;
  if (privilege && use.roomID !== undefined) {
    if (!privilege.login || privilege.roomID !== use.roomID) {
      return refused(ServerCode.TokenForeignRoom);
    }
  }
  return { code: ServerCode.Ok, expiresAt: content.expiresAt, privilege };
}

/** Whether a privilege lets its user publish this stream. */
export function permitsStream(privilege: Privilege, streamID: string): boolean {
  return privilege.publish && (privilege.streamIDs?.includes(streamID) ?? true);
}

function refused(code: number): TokenCheck {
  return { code, expiresAt: 0 };
}
