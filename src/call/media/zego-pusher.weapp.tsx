import { forwardRef, useImperativeHandle } from 'react';
import type { PusherHandle } from './handles';
import { currentRegistry } from './current-registry';

/** The methods of the document's `<zego-pusher>`, for a page that publishes by hand. */
export type ZegoPusherHandle = Pick<PusherHandle, 'startPush'> & { stopPush(): Promise<void> };

const handle: ZegoPusherHandle = {
  startPush: async (...args) => (await currentRegistry().whenPusher()).startPush(...args),
  stopPush: async () => currentRegistry().pusher?.stopPush(),
};

/**
 * The pusher: one a page, sound only.
 *
 * @example
 * const pusher = useRef<ZegoPusherHandle>(null);
 * <ZegoPusher ref={pusher} />;
 * await pusher.current?.startPush(zg, streamID, undefined, { enableCamera: false });
 */
export const ZegoPusher = forwardRef<ZegoPusherHandle>(function ZegoPusher(_props, ref) {
  useImperativeHandle(ref, () => handle, []);
  // At least one attribute: without any, Taro's cache writes a broken template at the next build.
  // `high` is the component's own default: unsaid, it costs nothing.
  return <zego-pusher audio-quality={undefined} />;
});
