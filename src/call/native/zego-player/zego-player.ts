import { device } from '@/platform/device';
import { mediaRegistry } from '../../media/media-registry';
import { mediaEventMethods } from '../media-events';
import { noPlayer, Player, type PlayerData } from './player';

interface Instance {
  handle: Player;
  detach(): void;
  setData(data: Partial<PlayerData>, callback?: () => void): void;
}

/** HarmonyOS knows no RTC mode for live-player. */
const mode = () => (device().platform === 'ohos' ? 'live' : 'RTC');

/** `<zego-player player-slot="0" sound-mode="speaker">`: the native component around a live-player. */
Component({
  properties: {
    playerSlot: { type: Number, value: 0 },
    /** Any type: unsaid, it comes as `undefined`, which means the loudspeaker. */
    soundMode: { type: null, value: '' },
  },
  data: { ...noPlayer, mode: mode() },
  lifetimes: {
    attached() {
      const instance = this as unknown as Instance;
      instance.handle = new Player(instance, (id) => wx.createLivePlayerContext(id, this));
      instance.detach = mediaRegistry.attachPlayer(this.properties.playerSlot, instance.handle);
    },
    detached() {
      const instance = this as unknown as Instance;
      instance.handle.stopPlay();
      instance.detach();
    },
  },
  methods: mediaEventMethods('player', mediaRegistry),
});
