import { nothingShown, stage, type Source } from '../../stage';

type MediaEvent = WechatMiniprogram.CustomEvent<Record<string, unknown>>;

const from = (source: Source, type: 'state' | 'net' | 'volume' | 'error') => (event: MediaEvent) =>
  stage.tell({ source, type, event });

/**
 * `<check-media kind="rtc">`: a live-pusher and a live-player whose every attribute is open to the phone
 * check; those of a call (`zego-pusher`, `zego-player`) have what a call needs and no more.
 */
Component({
  // At least one attribute: without any, Taro's cache writes a broken template at the next build.
  properties: { kind: { type: String, value: 'rtc' } },
  data: nothingShown,
  lifetimes: {
    attached() {
      stage.attach(this);
    },
    detached() {
      stage.detach();
    },
  },
  methods: {
    onPusherState: from('pusher', 'state'),
    onPusherNet: from('pusher', 'net'),
    onPusherVolume: from('pusher', 'volume'),
    onPusherError: from('pusher', 'error'),
    onPlayerState: from('player', 'state'),
    onPlayerNet: from('player', 'net'),
    onPlayerVolume: from('player', 'volume'),
    onPlayerError: from('player', 'error'),
  },
});
