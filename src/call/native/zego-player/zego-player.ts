import { device } from '../../platform/device/device';
import { readStored, writeStored } from '../../platform/storage/storage';
import { currentRegistry, tellCall } from '../../media/current-registry';
import { mediaEventMethods } from '../media-events';
import { noPlayer, Player, type PlayerData } from './player';
import { PlayerModes } from './player-modes';

interface Instance {
  handle: Player;
  detach(): void;
  setData(data: Partial<PlayerData>, callback?: () => void): void;
}

/** Other WeChats may play in another mode. */
const { platform, baseLibrary } = device();

const modes = new PlayerModes({
  unproved: platform.startsWith('ohos'),
  read: () => {
    const [mode = '', version] = readStored('player-mode').split(' ');
    return version === baseLibrary ? mode : '';
  },
  write: (mode) => writeStored('player-mode', `${mode} ${baseLibrary}`),
});

/** `<zego-player player-slot="0" sound-mode="speaker">`: the native component around a live-player. */
Component({
  properties: {
    playerSlot: { type: Number, value: 0 },
    /** Any type: unsaid, it comes as `undefined`, which means the loudspeaker. */
    soundMode: { type: null, value: '' },
  },
  data: noPlayer,
  lifetimes: {
    attached() {
      const instance = this as unknown as Instance;
      const context = (id: string) => wx.createLivePlayerContext(id, this);
      instance.handle = new Player(instance, context, modes);
      instance.detach = currentRegistry().attachPlayer(this.properties.playerSlot, instance.handle);
    },
    detached() {
      const instance = this as unknown as Instance;
      instance.handle.stopPlay();
      instance.detach();
    },
  },
  methods: mediaEventMethods('player', tellCall),
});
