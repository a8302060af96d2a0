interface CallOptions {
  readonly success?: (result: object) => void;
  readonly fail?: (error: { errMsg: string }) => void;
  readonly complete?: (result: object) => void;
}

/** The operations of live-pusher and live-player contexts that the SDK calls. */
const operations = [
  'start',
  'stop',
  'pause',
  'resume',
  'play',
  'mute',
  'switchCamera',
  'snapshot',
  'startPreview',
  'stopPreview',
  'toggleTorch',
  'setMICVolume',
  'setBGMVolume',
  'playBGM',
  'pauseBGM',
  'resumeBGM',
  'stopBGM',
  'requestFullScreen',
  'exitFullScreen',
  'requestPictureInPicture',
  'exitPictureInPicture',
] as const;

export type LiveOperation = (typeof operations)[number];

/** A live-pusher or live-player: every operation succeeds, unless it was told to fail. */
export type LiveContext = Readonly<Record<LiveOperation, (options?: CallOptions) => void>> & {
  /** The id of a player; empty for the pusher, which has none. */
  readonly id: string;
  /** What was called, in order. */
  readonly calls: LiveOperation[];
  /** Operations that fail from now on. */
  readonly failing: Set<LiveOperation>;
};

export function createLiveContext(id = ''): LiveContext {
  const calls: LiveOperation[] = [];
  const failing = new Set<LiveOperation>();
  const operate =
    (operation: LiveOperation) =>
    ({ success, fail, complete }: CallOptions = {}) => {
      calls.push(operation);
      setTimeout(() => {
        const errMsg = `operateLive:${failing.has(operation) ? 'fail' : 'ok'}`;
        if (failing.has(operation)) fail?.({ errMsg });
        else success?.({ errMsg });
        complete?.({ errMsg });
      });
    };
  const methods = Object.fromEntries(operations.map((name) => [name, operate(name)]));
  return { ...(methods as Record<LiveOperation, ReturnType<typeof operate>>), id, calls, failing };
}
