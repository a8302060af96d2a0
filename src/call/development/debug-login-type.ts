/** A login typed by hand, as the vendor's own web page for debugging takes it. */
export interface DebugLogin {
  readonly appID: number;
  /** `wss://…/ws` */
  readonly server: string;
  readonly userID: string;
  /** A temporary token of the console, or one of your own service. */
  readonly token: string;
}
