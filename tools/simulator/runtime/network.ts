import type { Events } from './events';

/** What it needs of its phone. */
export interface NetworkPorts {
  readonly events: Events;
  readonly media: { networkLost(): void };
  readonly sockets: { cutAll(): void; freezeAll(): void; flush(): void; tellOfCloses(): void };
}

/** The phone's connection to the world. */
export class Network {
  online = true;
  type = 'wifi';
  /**
   * Whether servers take new sockets; without, they fail at once though the phone is online. A
   * browser that is really turned away again and again makes each next try wait for seconds.
   */
  takesSockets = true;
  /** Whether what is asked is lost on its way: a new socket neither opens nor fails, a request gets no answer. */
  isFrozen = false;
  /** Whether the streams of pushers and players get through. */
  carriesMedia = true;
  /** What WeChat says of it, true or not; `null`: what is. */
  private word: boolean | null = null;
  private tellsCloses = true;

  constructor(private readonly phone: NetworkPorts) {}

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

  /**
   * WeChat says that there is a network, or none: of what is there nothing changes. It goes on saying
   * so until something else happens to the network.
   */
  say(online: boolean): void {
    this.word = online;
    this.phone.events.fire('networkStatusChange', this.state());
  }

  /**
   * Without a word, nothing gets through any more: of the sockets, of the media. Sockets that freeze stay
   * open for good and carry nothing again, as where the phone has another address afterwards.
   */
  lose({ sockets, media }: { sockets: boolean | 'freeze'; media: boolean }): void {
    this.isFrozen = sockets === 'freeze';
    this.takesSockets = sockets !== true;
    this.carriesMedia = !media;
    if (sockets === true) this.phone.sockets.cutAll();
    if (this.isFrozen) this.phone.sockets.freezeAll();
    if (media) this.phone.media.networkLost();
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
    const isConnected = this.word ?? this.online;
    return { isConnected, networkType: isConnected ? this.type : 'none' };
  }

  private tell(): void {
    this.word = null;
    this.phone.events.fire('networkStatusChange', this.state());
  }
}
