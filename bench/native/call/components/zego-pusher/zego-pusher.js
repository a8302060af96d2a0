/** As the vendor's: what the SDK set for `pusher` comes in as a property, events go back to the SDK. */
Component({
  properties: { pusher: { type: Object, value: {} } },
  methods: {
    async startPush(zg, streamID, option, config) {
      this.zg = zg;
      this.pusher = zg.getPusherInstance() || zg.createPusher();
      if (config) zg.setPusherAttributes(config);
      try {
        await this.pusher.start(streamID, option);
      } catch (error) {
        console.error('startPush', error);
      }
    },
    stopPush() {
      if (this.pusher) this.pusher.stop();
      this.pusher = null;
    },
    onState(event) {
      this.zg.updatePlayerState(this.data.pusher.id, event);
    },
    onNetStatus(event) {
      this.zg.updatePlayerNetStatus(this.data.pusher.id, event);
      this.triggerEvent('quality', { level: event.detail.info.netQualityLevel });
    },
    onVolume(event) {
      this.zg.updateAudioVolumeNotify(this.data.pusher.id, event);
      this.triggerEvent('volume', { volume: event.detail.volume });
    },
  },
});
