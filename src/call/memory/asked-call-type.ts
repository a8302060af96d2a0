/**
 * A call that a person asked for by a tap at home. Only such a one is joined: an address of the call
 * page by itself, which anybody could have sent, opens no microphone.
 */
export interface AskedCall {
  readonly roomID: string;
  readonly userName: string;
}
