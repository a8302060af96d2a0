import { encode } from '../protocol/message';

/** The middle of the media URLs: `rtmp://host/<app>/<stream>`. */
const MEDIA_APP = 'local';
const RESOURCE_RTC = 1;
const PROTOCOL_RTMP = 1;
const PROTOCOL_WEBRTC = 4;

/**
 * The configuration of the AppID. The SDK takes the media app's name from the URL template of the
 * RTC resource: the mini-program's SDK of the one for RTMP, the web SDK of the one for WebRTC.
 */
export function encodeAppConfig(): Uint8Array {
  const resources = [
    {
      resource_type: RESOURCE_RTC,
      service_info: [
        {
          config_id: 'local',
          protocol: PROTOCOL_RTMP,
          url_template: `rtmp://127.0.0.1/${MEDIA_APP}/{STREAM_NAME}`,
          resolve_type: 1,
        },
        {
          config_id: 'local-web',
          protocol: PROTOCOL_WEBRTC,
          url_template: `webrtc://{IP}/${MEDIA_APP}?app=${MEDIA_APP}`,
          resolve_type: 1,
        },
      ],
    },
  ];
  return encode('InitConfig', {
    // The SDK builds its second-choice log host from this domain: keep it on this machine.
    app_config: {
      test_id: 0,
      domain: 'localhost',
      flexible_domain: '',
      replace_flexible_domain: '',
    },
    speedlog_config: {
      report_count: 50,
      report_retry_interval: 10,
      charge_info_report_cycle: 60,
      charge_info_report_no_playing: 0,
    },
    media_config: {
      play_config: { resource_info: resources },
      publish_config: { resource_info: resources },
    },
  });
}
