import { currentRegistry, tellCall } from '../../media/current-registry';
import { mediaEventMethods } from '../media-events';
import { noPusher, Pusher, type PusherData } from './pusher';

interface Instance {
  handle: Pusher;
  detach(): void;
  setData(data: Partial<PusherData>, callback?: () => void): void;
}

/**
 * `<zego-pusher audio-quality="high">`: the native component around the page's one live-pusher.
 * Sound only; `high` is 48 kHz, `low` 16 kHz.
 */
Component({
  properties: { audioQuality: { type: String, value: 'high' } },
  data: noPusher,
  lifetimes: {
    attached() {
      const instance = this as unknown as Instance;
      instance.handle = new Pusher(
        instance,
        () => wx.createLivePusherContext(),
        (error) => tellCall.emit(error),
      );
      instance.detach = currentRegistry().attachPusher(instance.handle);
    },
    detached() {
      const instance = this as unknown as Instance;
      instance.handle.stopPush();
      instance.detach();
    },
  },
  methods: mediaEventMethods('publisher', tellCall),
});
