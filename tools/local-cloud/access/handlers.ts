import type { Context } from '../context';
import { ServerCode } from '../protocol/codes';
import { FrameType } from '../protocol/frame';
import { decode } from '../protocol/message';
import { wallNow } from '../wall-clock';
import { encodeAppConfig } from './app-config';
import { CLOUD_SETTINGS, encodeCloudSettings } from './cloud-settings';
import type { Connection, FrameHandler } from './connection';
import { dispatchMedia } from './media-dispatch';

/** Seconds; the SDK pings when it has sent nothing for so long, and ignores a missing answer. */
const PING_INTERVAL = 5;
const PING_TIMEOUT = 15;

/** The answers of the accesshub itself: configuration, pings, dispatch. */
export function accessHandlers(context: Context): Readonly<Record<number, FrameHandler>> {
  const { options } = context;
  return {
    [FrameType.GetConfigRequest]: (connection, { stream, body }) => {
      const { txid, appid } = decode('GetConfigRequest', body);
      connection.appID = appid;
      connection.send(FrameType.GetConfigResponse, stream, 'GetConfigResponse', {
        code: ServerCode.Ok,
        message: '',
        data: {
          txid,
          logic_hb_interval: PING_INTERVAL,
          logic_hb_timeout: PING_TIMEOUT,
          pc_establish_timeout: 10,
          client_outer_ip: '127.0.0.1',
          ntp_time: wallNow(),
          geofencing_id: 0,
        },
      });
    },

    [FrameType.GetAppConfigRequest]: (connection, { stream, body }) => {
      const { txid } = decode('GetAppConfigRequest', body);
      // The SDK names its AppID in the first frame of a stream only: this need not be one.
      const known = connection.appID === options.appID;
      connection.send(FrameType.GetAppConfigResponse, stream, 'GetAppConfigResponse', {
        code: known ? ServerCode.Ok : ServerCode.UnknownAppID,
        message: known ? '' : 'unknown appid',
        data: { txid, data: known ? encodeAppConfig() : new Uint8Array(), ts: wallNow(), etag: 1 },
      });
    },

    [FrameType.HBRequest]: (connection, { stream, body }) => {
      const { txid, ts } = decode('HBRequest', body);
      const ntp_time = wallNow();
      connection.send(FrameType.HBResponse, stream, 'HBResponse', { txid, ts, ntp_time });
    },

    [FrameType.HTTPRequest]: (connection, { stream, body }) => {
      const request = decode('HTTPRequest', body);
      const { status, json } = dispatchMedia(context, request);
      const text = new TextEncoder().encode(JSON.stringify(json));
      answerHTTP(connection, stream, request.txid, status, text);
    },

    [FrameType.HTTPRequest2]: (connection, { stream, body }) => {
      const request = decode('HTTPRequest2', body);
      const { txid } = request;
      if (request.interface_id === CLOUD_SETTINGS) {
        const { files } = decode('GetCloudSettingReq', request.body);
        answerHTTP(connection, stream, txid, 200, encodeCloudSettings(files));
      } else {
        // Mixing and CDN relays: there are none here, and the SDK takes a 404 for an answer.
        answerHTTP(connection, stream, txid, 404, new Uint8Array());
      }
    },

    [FrameType.DispatchRequest2]: (connection, { stream, body }) => {
      connection.send(FrameType.DispatchResponse2, stream, 'DispatchResponse2', {
        code: ServerCode.Ok,
        message: '',
        data: {
          txid: decode('DispatchRequest2', body).txid,
          rand: '',
          secret: '',
          wss_groups: [{ group: 'local', host: context.host(), main_domain: '' }],
          ttl: 60,
          http3_groups: [],
        },
      });
    },
  };
}

function answerHTTP(
  connection: Connection,
  stream: number,
  txid: number,
  status_code: number,
  body: Uint8Array,
): void {
  connection.send(FrameType.HTTPResponse, stream, 'HTTPResponse', {
    txid,
    // The SDK reads the list without asking whether there is one.
    headers: [{ name: 'Content-Type', val: 'application/json' }],
    status_code,
    body,
  });
}
