import { MediaRegistry } from './registry';

/** The one of this app: native components can't be handed anything but plain data. */
export const mediaRegistry = new MediaRegistry();
