import type { Trace } from './trace';

/** How a call of a context was answered. */
export type Answer = 'success' | 'refused' | 'nothing';

type Method = 'start' | 'stop';

/** A call that is not answered in this time, in ms, is not answered. */
const ANSWERED_WITHIN = 3000;

/** Calls the page's pusher by its context, and writes down how that is answered, and when. */
export class PusherCalls {
  private context: WechatMiniprogram.LivePusherContext | undefined;

  constructor(private readonly trace: Trace) {}

  call(method: Method): Promise<Answer> {
    const { trace } = this;
    // Made now: it belongs to the page that is on top.
    const context = (this.context ??= wx.createLivePusherContext());
    trace.add(`${method}()`);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        trace.add(`${method}(): no answer`);
        resolve('nothing');
      }, ANSWERED_WITHIN);
      const settle = (answer: Answer, said: string) => {
        clearTimeout(timer);
        trace.add(`${method}(): ${answer} ${said}`);
        resolve(answer);
      };
      context[method]({
        success: () => settle('success', ''),
        fail: (error: { errMsg?: string; errno?: number }) =>
          settle('refused', `${error.errMsg ?? ''} ${error.errno ?? ''}`.trim()),
      });
    });
  }
}
