import type { LinkWatch } from '../link-watch';
import { Turns } from './turns';

export type SocketTask = WechatMiniprogram.SocketTask & { readonly readyState?: number };

type Opened = WechatMiniprogram.OnOpenListenerResult;
type Message = WechatMiniprogram.SocketTaskOnMessageListenerResult;
type Closed = WechatMiniprogram.SocketTaskOnCloseListenerResult;
type Failed = WechatMiniprogram.GeneralCallbackResult;

/** `readyState` of a socket that is over. */
const CLOSED = 3;

/** As a browser has it for a socket that went without a farewell. */
const WITHOUT_FAREWELL: Closed = { code: 1006, reason: 'no answer' };

/**
 * A socket task with an ear on it: a listener of our own might displace the SDK's. It can be ended
 * without the network's help: WeChat tells of a close when the socket is closed, which on a dead
 * link may take minutes or for ever, and the SDK opens no other before.
 */
export class WatchedTask {
  /** What the SDK gets in the place of the task: the same, with an ear on it. */
  readonly face: SocketTask;
  private readonly turns = new Turns();
  private over = false;
  private onClose: ((result: Closed) => void) | null = null;
  private onError: ((result: Failed) => void) | null = null;

  constructor(
    private readonly task: SocketTask,
    private readonly watch: LinkWatch<WatchedTask>,
    url: string,
  ) {
    watch.begin(this, url);
    this.face = Object.create(task, {
      readyState: { get: () => (this.over ? CLOSED : task.readyState) },
      send: {
        value: (message: WechatMiniprogram.SocketTaskSendOption) => {
          watch.asked(this, message.data);
          task.send(message);
        },
      },
      close: { value: (reason: WechatMiniprogram.SocketTaskCloseOption) => task.close(reason) },
      onOpen: {
        value: (listener: (result: Opened) => void) =>
          task.onOpen(this.unlessOver(listener, () => watch.opened(this))),
      },
      onMessage: {
        value: (listener: (result: Message) => void) => {
          const deliver = this.inTurn(listener);
          task.onMessage(this.unlessOver(deliver, () => watch.answered(this)));
        },
      },
      onClose: {
        value: (listener: (result: Closed) => void) => {
          this.onClose = listener;
          task.onClose(this.unlessOver(this.inTurn(listener), () => watch.ended(this)));
        },
      },
      onError: {
        value: (listener: (result: Failed) => void) => {
          this.onError = listener;
          task.onError(this.unlessOver(this.inTurn(listener), () => watch.ended(this)));
        },
      },
    }) as SocketTask;
  }

  /** Ends it for whoever listens, whatever the network does; what it still says is not heard. */
  end(): void {
    if (this.over) return;
    this.over = true;
    this.task.close({});
    // Later: whoever ended it is in the middle of something.
    void Promise.resolve().then(() => {
      this.watch.ended(this);
      // The SDK listens to a close once the socket was open, before that to an error alone.
      if (this.onClose) this.onClose(WITHOUT_FAREWELL);
      else this.onError?.({ errMsg: WITHOUT_FAREWELL.reason });
    });
  }

  private unlessOver<T>(listener: (result: T) => void, note: () => void): (result: T) => void {
    return (result) => {
      if (this.over) return;
      note();
      listener(result);
    };
  }

  /** What follows a message that waits for its turn waits behind it. */
  private inTurn<T>(listener: (result: T) => void): (result: T) => void {
    return (result) =>
      this.turns.take(() => {
        if (!this.over) listener(result);
      });
  }
}
