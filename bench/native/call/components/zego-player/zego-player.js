/** As the vendor's: it picks its own entry out of the list that the SDK sets on the page. */
Component({
  properties: {
    playerList: { type: Array, value: [] },
    playerId: { type: String, value: '' },
  },
  data: { player: {} },
  observers: {
    'playerList, playerId'(list, id) {
      this.setData({ player: list.find((entry) => entry.id === id) || {} });
    },
  },
  methods: {
    async startPlay(zg, streamID, option) {
      this.zg = zg;
      this.player = zg.getPlayerInstance(streamID, this);
      try {
        await this.player.play(option);
      } catch (error) {
        console.error('startPlay', error);
      }
    },
    stopPlay() {
      if (this.player) this.player.stop();
      this.player = null;
    },
    onState(event) {
      this.zg.updatePlayerState(this.data.player.id, event);
    },
    onNetStatus(event) {
      this.zg.updatePlayerNetStatus(this.data.player.id, event);
      this.triggerEvent('quality', {
        streamID: this.data.playerId,
        level: event.detail.info.netQualityLevel,
      });
    },
    onVolume(event) {
      this.zg.updateAudioVolumeNotify(this.data.player.id, event);
      this.triggerEvent('volume', { streamID: this.data.playerId, volume: event.detail.volume });
    },
  },
});
