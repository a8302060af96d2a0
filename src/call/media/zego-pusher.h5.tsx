import { forwardRef, useEffect, useImperativeHandle } from 'react';
import { currentRegistry, tellCall } from './current-registry';
import type { WebPlayerHandle, WebPusherHandle } from './web/web-handles';
import { WebPusher } from './web/web-pusher';

/** The methods of the document's `<zego-pusher>`, for a page that publishes by hand. */
export type ZegoPusherHandle = Pick<WebPusherHandle, 'startPush'> & { stopPush(): Promise<void> };

const registry = () => currentRegistry<WebPusherHandle, WebPlayerHandle>();

const handle: ZegoPusherHandle = {
  startPush: async (...args) => (await registry().whenPusher()).startPush(...args),
  stopPush: async () => registry().pusher?.stopPush(),
};

/**
 * The pusher: one a page, sound only. A browser shows nothing of it.
 *
 * @example
 * const pusher = useRef<ZegoPusherHandle>(null);
 * <ZegoPusher ref={pusher} />;
 * await pusher.current?.startPush(zg, streamID, undefined, { enableCamera: false });
 */
export const ZegoPusher = forwardRef<ZegoPusherHandle>(function ZegoPusher(_props, ref) {
  useImperativeHandle(ref, () => handle, []);
  useEffect(() => {
    const pusher = new WebPusher((event) => tellCall.emit(event));
    const detach = registry().attachPusher(pusher);
    return () => {
      detach();
      pusher.stopPush();
    };
  }, []);
  return null;
});
