import type { Phone } from './phone';

/** The phone's connection to the world. */
export class Network {
  online = true;
  type = 'wifi';
  /**
   * Whether servers take new sockets; without, they fail at once though the phone is online. A
   * browser that is really turned away again and again makes each next try wait for seconds.
   */
  takesSockets = true;
  private tellsCloses = true;

  constructor(private readonly phone: Phone) {}

  /**
   * @param sockets - `closed`: the system closes them at once, as phones mostly do.
   *   `frozen`: they stay open and nothing passes, as behind a dead access point.
   */
  goOffline(sockets: 'closed' | 'frozen' = 'closed'): void {
    this.online = false;
    this.tell();
    if (sockets === 'closed') this.phone.sockets.cutAll();
    this.phone.media.networkLost();
  }

  goOnline(type = this.type): void {
    this.online = true;
    this.type = type;
    this.tell();
    this.phone.sockets.flush();
  }

  /** Whether a socket's close() is answered by its close event; on a dead link it may never be. */
  get tellsOfCloses(): boolean {
    return this.tellsCloses;
  }
  set tellsOfCloses(tells: boolean) {
    this.tellsCloses = tells;
    if (tells) this.phone.sockets.tellOfCloses();
  }

  state(): { isConnected: boolean; networkType: string } {
    return { isConnected: this.online, networkType: this.online ? this.type : 'none' };
  }

  private tell(): void {
    this.phone.events.fire('networkStatusChange', this.state());
  }
}
