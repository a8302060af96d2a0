import { MediaRegistry } from './registry';
import type { WebPlayerHandle, WebPusherHandle } from './web/web-handles';

/** The one of this app. */
export const mediaRegistry = new MediaRegistry<WebPusherHandle, WebPlayerHandle>();
