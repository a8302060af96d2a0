import { settings } from '@/setup/settings';
import { tokens } from '@/setup/tokens';
import {
  type PlayerAttributes,
  type PusherAttributes,
  type Sdk,
  type SdkConstructor,
  SignalLink,
  localCloud,
} from '@/call/development';
import type { Trace } from './trace';
import { stage, type StageEvent } from './stage';

/** So long, in ms, the cloud may take over anything. */
const ANSWERS_WITHIN = 15_000;

/** A call with oneself in the vendor's cloud: the addresses that media elements push to and play. */
export class Cloud {
  /** The stream that is published, and played back unless a second phone's is there. */
  readonly streamID: string;
  /** Where to push to; empty until the SDK has asked. */
  pushURL = '';
  private zg: Sdk | null = null;
  private link: SignalLink | null = null;
  private remote = '';

  constructor(
    readonly roomID: string,
    private readonly trace: Trace,
  ) {
    this.streamID = `${roomID}-stream`;
  }

  /** Logs in. Rejects with what the token service or the cloud says. */
  async enter(SDK: SdkConstructor): Promise<void> {
    const { trace, roomID } = this;
    if (__LOCAL_CLOUD__) {
      const { point, rewrite } = localCloud(__LOCAL_CLOUD__);
      point(SDK);
      this.link = new SignalLink(wx, { rewrite, onState: () => undefined });
    }
    const zg = new SDK(settings.appID, settings.server);
    this.zg = zg;
    zg.setDebugVerbose(false);
    zg.setLogConfig({ logLevel: 'disable' });
    zg.initContext({
      wxContext: { setData: (patch, done) => this.follow(patch, done) },
      pushAtr: 'pusher',
      playAtr: 'playerList',
    });
    zg.on('roomStateUpdate', (_room, state, code) => trace.add(`room ${state} ${code || ''}`));
    zg.on('publisherStateUpdate', ({ state, errorCode }) =>
      trace.add(`publisher ${state} ${errorCode || ''}`),
    );
    zg.on('playerStateUpdate', ({ state, errorCode }) =>
      trace.add(`player ${state} ${errorCode || ''}`),
    );
    zg.on('roomStreamUpdate', (_room, update, [first]) => {
      trace.add(`streams ${update}`);
      this.remote = update === 'ADD' && first ? first.streamID : '';
    });
    const { token, userID } = await tokens.roomToken(roomID);
    trace.add('token there');
    await within(
      zg.loginRoom(roomID, token, { userID, userName: 'phone check' }, { userUpdate: true }),
      'login',
    );
    trace.add('logged in');
  }

  /**
   * Publishes as the app does: the SDK asks for the address, has it shown, and starts the pusher of
   * the page by itself. Resolves with how that start was answered.
   */
  async publish(): Promise<'success' | 'refused' | 'nothing'> {
    const { zg, trace, streamID } = this;
    if (!zg) throw new Error('not logged in');
    const pusher = zg.createPusher();
    if (!pusher) throw new Error('the SDK gives no pusher');
    zg.setPusherAttributes({ enableCamera: false });
    try {
      await within(pusher.start(streamID), 'start');
      return 'success';
    } catch (error) {
      trace.add(`publish failed: ${wordsOf(error)}`);
      return error instanceof NoAnswer ? 'nothing' : 'refused';
    }
  }

  /** Plays a second phone's stream, or one's own. */
  async play(): Promise<void> {
    const streamID = this.remote || this.streamID;
    this.trace.add(`play ${this.remote ? 'a second phone’s stream' : 'one’s own stream'}`);
    await this.zg?.getPlayerInstance(streamID, stage.instance)?.play();
  }

  /** Has the SDK hear what the elements tell: it announces a stream on code 1002. */
  hear({ source, type, event }: StageEvent): void {
    const id = source === 'pusher' ? this.streamID : this.remote || this.streamID;
    if (type === 'state') this.zg?.updatePlayerState(id, event);
    if (type === 'net') this.zg?.updatePlayerNetStatus(id, event);
  }

  /** Leaves, and lets go of all: nothing is sent any more. Never throws. */
  leave(): void {
    const { zg, link, roomID } = this;
    this.zg = this.link = null;
    try {
      zg?.getPusherInstance()?.stop();
      zg?.logoutRoom(roomID);
      zg?.destroyEngine();
    } catch (error) {
      this.trace.add(`leaving: ${wordsOf(error)}`);
    }
    link?.dispose();
  }

  /** What the SDK wants shown; it mutates the objects afterwards. */
  private follow(patch: object, done?: () => void): void {
    const { pusher, playerList } = patch as {
      pusher?: PusherAttributes;
      playerList?: readonly PlayerAttributes[];
    };
    const player = playerList?.[0];
    if (pusher?.url) this.pushURL = pusher.url;
    stage.instance.setData(
      {
        ...(pusher?.url && { pushURL: pusher.url }),
        ...(player && { playURL: player.url ?? '', playerID: player.id ?? '' }),
      },
      done,
    );
  }
}

/** Nobody answered in time. */
class NoAnswer extends Error {}

async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`${what}: no answer`)), ANSWERS_WITHIN);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was said of a failure, with its code. */
export function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, errorCode, message, msg, errMsg } = error as Record<string, unknown>;
  return [code ?? errorCode, message ?? msg ?? errMsg]
    .filter((word) => typeof word === 'string' || typeof word === 'number')
    .join(' ');
}
