/** Sends a request to the cloud that stands for the phone's hosts. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/**
 * One WebRTC connection that is begun by a POST of its offer and ended by a DELETE: WHIP (RFC 9725)
 * where it sends, WHEP where it receives.
 */
export class WhipSession {
  readonly connection = new RTCPeerConnection();
  private resource: string | undefined;
  private isClosed = false;

  /** @param path - `/whip/<app>/<stream>?<query>`, or `/whep/…` */
  constructor(
    private readonly ask: Ask,
    private readonly path: string,
  ) {}

  /** @throws when the cloud can't be reached, or refuses */
  async open(): Promise<void> {
    const { connection } = this;
    await connection.setLocalDescription(await connection.createOffer());
    // Without waiting for candidates: the cloud learns the way from the browser's own checks.
    const response = await this.ask(this.path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sdp' },
      body: connection.localDescription?.sdp,
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${this.path}: ${response.status} ${answer}`);
    this.resource = response.headers.get('Location') ?? undefined;
    if (this.isClosed) this.release();
    else await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.connection.close();
    this.release();
  }

  private release(): void {
    if (!this.resource) return;
    // A phone without a network can't say goodbye: the cloud then notices by itself.
    // Its empty answer is read too: browsers call one that nobody reads a failed request.
    this.ask(this.resource, { method: 'DELETE', keepalive: true })
      .then((response) => response.text())
      .catch(() => undefined);
  }
}
