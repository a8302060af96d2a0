/** Many phones that lose the cloud together: the app's own recovery on light clients, against the local cloud. */
import { WebSocket } from 'ws';
import { LinkWatch } from '@/call/sdk/link-watch';
import { Cancellation } from '@/call/session/async/cancellation';
import { Timers } from '@/call/session/async/timers';
import type { Clock } from '@/call/session/ports';
import { ATTEMPT_WITHIN, createRecovery, type Recovery } from '@/call/session/recovery/recovery';
import { Reachability } from '@/call/session/recovery/reachability';
import { defaults } from '../../tools/local-cloud/options';
import { ServerCode } from '../../tools/local-cloud/protocol/codes';
import { Command, Service } from '../../tools/local-cloud/protocol/commands';
import { decodeFrame, encodeFrame, FrameType } from '../../tools/local-cloud/protocol/frame';
import { decode, encode } from '../../tools/local-cloud/protocol/message';
import { decodePacket, encodePacket } from '../../tools/local-cloud/protocol/packet';
import { inLanes } from '../../tools/test/lanes';
import { generateToken04 } from '../../server/token04';

/**
 * Node's time, as a session's. No timer comes early: Node counts from the beginning of its turn, in which hundreds of
 * phones may have had theirs.
 */
class PhoneClock implements Clock {
  /** How much later than due the last timer came, in ms. */
  private lateMs = 0;
  /** When the timer was due whose turn it is. */
  private due: number | null = null;
  private readonly waiting = new Map<number, NodeJS.Timeout>();
  private timeouts = 0;

  now(): number {
    return performance.now();
  }

  /** When it is for a phone that waits for no others: here hundreds share a process, and a machine. */
  moment(): number {
    return this.due ?? performance.now() - this.lateMs;
  }

  keepRunning(): () => void {
    return () => undefined;
  }

  setTimeout(callback: () => void, ms: number): number {
    const id = ++this.timeouts;
    const due = performance.now() + ms;
    const wait = (leftMs: number) => {
      const timer = setTimeout(() => {
        const left = due - performance.now();
        if (left > 0) return wait(left);
        this.waiting.delete(id);
        this.lateMs = -left;
        this.due = due;
        // After what follows in this turn.
        setImmediate(() => (this.due = null));
        callback();
      }, leftMs);
      this.waiting.set(id, timer);
    };
    wait(ms);
    return id;
  }

  clearTimeout(id: number): void {
    clearTimeout(this.waiting.get(id));
    this.waiting.delete(id);
  }
}

/** How many are in a room, and how many enter at the same time. */
const ROOM = 10;
const LANES = 10;

/** One phone: no SDK and no sound, but what decides when it tries, and a login that the cloud checks. */
class LightPhone {
  /** When it knocked and when it logged in anew, in ms of its own clock's moments. */
  readonly knocks: number[] = [];
  readonly logins: number[] = [];
  private readonly clock = new PhoneClock();
  private readonly reachability = new Reachability();
  private readonly timers = new Timers(this.clock);
  private readonly recovery: Recovery;
  private readonly watch = new LinkWatch<WebSocket>({
    onState: (state) => {
      this.reachability.setLink(state);
      this.recovery.refresh();
    },
  });

  constructor(
    private readonly host: string,
    private readonly roomID: string,
    private readonly userID: string,
  ) {
    this.recovery = createRecovery({
      timers: this.timers,
      random: Math.random,
      reach: () => this.reachability.reach,
      // The sound went with the network, and an SDK that waits for half a minute is of no help.
      sdkTries: () => false,
      heardAt: () => -Infinity,
      soundLost: () => true,
      run: (command) => command(new Cancellation()),
      relogin: () => {
        this.logins.push(this.clock.moment());
        return this.timers.withTimeout(this.logIn(), ATTEMPT_WITHIN, () => 'late');
      },
      probeLink: () => {
        this.knocks.push(this.clock.moment());
        return this.watch.probe((url, opened, failed) => {
          const socket = new WebSocket(url);
          socket.on('open', opened).on('error', failed);
          return () => socket.close();
        });
      },
      giveUp: (error) => {
        throw error;
      },
    });
  }

  get isIn(): boolean {
    return this.reachability.reach === 'in-room';
  }

  /** The phone says that the network is back. */
  told(): void {
    this.recovery.hint(true);
  }

  logIn(): Promise<void> {
    const url = `ws://${this.host}/accesshub`;
    const socket = new WebSocket(url);
    this.watch.begin(socket, url);
    return new Promise((resolve, reject) => {
      socket.on('open', () => {
        this.watch.opened(socket);
        socket.send(this.request());
      });
      socket.on('message', (data: Buffer) => {
        const { type, body } = decodeFrame(data);
        if (type !== FrameType.PCDownwardMessage) return;
        const packet = decodePacket(decode('PCDownwardMessage', body).payload);
        if (packet.header.cmd !== Command.LoginRoom + 1) return;
        const { code } = decode('LoginRoomRsp', packet.body).rsp_head;
        if (code !== ServerCode.Ok) return reject(new Error(`code ${code}`));
        this.reachability.setRoomState('CONNECTED');
        resolve();
      });
      socket.on('error', reject);
      socket.on('close', () => {
        this.watch.ended(socket);
        reject(new Error('closed'));
      });
    });
  }

  close(): void {
    this.recovery.stop();
    this.timers.clear();
    this.watch.current?.terminate();
  }

  private request(): Uint8Array {
    const { roomID, userID } = this;
    const body = encode('LoginRoomReq', {
      app_id: defaults.appID,
      room_id: roomID,
      room_name: '',
      role: 2,
      id_name: userID,
      nick_name: userID,
      device_id: userID,
      third_token: generateToken04({ ...defaults, userID, ttl: defaults.tokenTtl }),
      user_session_id: 0,
      user_state_flag: 0,
      user_count_limit: 0,
      relogin_type: 0,
      term_type: 7,
    });
    const header = { cmd: Command.LoginRoom, seq: 1, timestamp: 0, context_key: 0 };
    const payload = encodePacket({ header, body });
    const message = { txid: 1, id_name: userID, service_no: Service.Room, ack: false, payload };
    const upward = encode('PCUpwardMessage', { ...message, wss_message_type: 2 });
    return encodeFrame({ type: FrameType.PCUpwardMessage, stream: 3, body: upward });
  }
}

export interface Storm {
  /** ms from the cloud's return to each phone's login, in their order. */
  readonly logins: readonly number[];
  /** ms from the cloud's return until the last is in. */
  readonly allIn: number;
  /** How many logins there were in all, failed ones too. */
  readonly tries: number;
  /** ms from the cloud's return to each later knock of any phone. */
  readonly knocks: readonly number[];
  /** The shortest time between two knocks of one phone, in ms. */
  readonly closest: number;
}

/**
 * @param host - of a local cloud in a process of its own: here every phone has a socket, there too
 * @param told - whether every phone is told of the return, and at the same moment
 */
export async function storm(
  host: string,
  { phones, outageMs, told }: { phones: number; outageMs: number; told: boolean },
): Promise<Storm> {
  const all = Array.from(
    { length: phones },
    (_, n) => new LightPhone(host, `room-${Math.floor(n / ROOM)}`, `phone-${n}`),
  );
  try {
    await inLanes(all, LANES, (phone) => phone.logIn());
    const drop = { method: 'POST', body: JSON.stringify({ outageMs }) };
    await fetch(`http://${host}/control/drop`, drop);
    const back = performance.now() + outageMs;
    await new Promise((resolve) => setTimeout(resolve, outageMs));
    if (told) for (const phone of all) phone.told();
    while (!all.every(({ isIn }) => isIn)) {
      if (performance.now() > back + 30_000) throw new Error('Somebody never came in.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const allIn = performance.now() - back;
    const gaps = all.flatMap(({ knocks }) => knocks.slice(1).map((at, n) => at - knocks[n]!));
    const tries = all.flatMap(({ logins }) => logins);
    const logins = tries.map((at) => at - back).sort((a, b) => a - b);
    const knocks = all.flatMap((phone) => phone.knocks.map((at) => at - back));
    return {
      knocks: knocks.filter((at) => at >= 0),
      logins,
      allIn,
      tries: tries.length,
      closest: Math.min(...gaps),
    };
  } finally {
    for (const phone of all) phone.close();
  }
}

/** The most of these moments within so many ms. */
export function peak(moments: readonly number[], ms: number): number {
  return Math.max(
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length),
  );
}
