/**
 * The messages that only the web SDK sends or is sent, in the form of `schema.ts`: cloud settings,
 * and the media tunnel, where each stream that is published or played is a session of its own.
 */
export const webSchema = {
  // ---- Cloud settings: the body of HTTPRequest2 and of its answer ----
  CloudSettingRef: { file_name: [1, 'string'], hash: [2, 'bytes'], g_version: [3, 'uint32'] },
  // Field 3, a plain list of names, is of older SDKs.
  GetCloudSettingReq: { files: [5, 'CloudSettingRef[]'] },
  CloudSettingFile: {
    code: [1, 'int64'],
    message: [2, 'string'],
    file_name: [3, 'string'],
    json_data: [7, 'bytes'],
    hash: [8, 'bytes'],
    g_version: [9, 'uint32'],
  },
  GetCloudSettingRsp: {
    code: [1, 'int64'],
    message: [2, 'string'],
    polling_interval: [3, 'int32'],
    file_response: [4, 'CloudSettingFile[]'],
  },

  // ---- The media tunnel: the two headers of a packet ----
  PcHeader: { cmd: [1, 'uint32'] },
  Head: { cmd: [1, 'uint32'], seq: [2, 'uint32'], session_id: [3, 'uint32'] },

  // ---- Its requests, answers and pushes ----
  SessionInfo: { session_id: [1, 'uint32'], session_token: [2, 'string'] },
  LoginReq: {
    appid: [1, 'uint32'],
    user_id: [2, 'string'],
    token: [4, 'string'],
    sessions: [5, 'SessionInfo[]'],
    roomid: [6, 'string'],
  },
  LoginRsp: {
    result: [1, 'int32'],
    tokenType: [2, 'int32'],
    token: [3, 'string'],
    abilities: [4, 'uint32'],
  },
  CreateSessionWithSdpReq: { type: [1, 'sint32'], stream_id: [2, 'string'], sdp: [3, 'string'] },
  CreateSessionWithSdpRsp: {
    result: [1, 'sint32'],
    gw_version: [2, 'uint32'],
    sdp: [3, 'string'],
    session_token: [5, 'string'],
    gw_nodes: [6, 'string[]'],
    gw_nodes_ttl: [7, 'uint32'],
    client_ip: [8, 'string'],
    peer_id: [12, 'uint32'],
  },
  /** Every answer that says no more than whether it worked. */
  ResultRsp: { result: [1, 'sint32'] },
  CloseSessionPush: { reason: [1, 'sint32'], err_info: [2, 'string'] },
  EventPush: { event: [1, 'sint32'] },
  StreamStatus: { mic_status: [1, 'sint32'], camera_status: [2, 'sint32'] },
  ActivatePlayStreamReq: { active: [1, 'sint32'] },
  Peer2PeerNetStatsGetReq: { peer_id: [1, 'uint32'] },
  Peer2PeerNetStatsGetRsp: {
    result: [1, 'sint32'],
    peer_id: [2, 'uint32'],
    p2p_lost_rate: [3, 'uint32'],
    p2p_rtt: [4, 'uint32'],
  },
  CmdMsg: { peer_id: [1, 'uint32'], cmd_id: [2, 'uint32'], body: [3, 'bytes'] },
  NetQualityGrade: { tx_quality: [1, 'sint32'], rx_quality: [2, 'sint32'], seq: [3, 'uint32'] },
  NetQualityGradeRsp: { result: [1, 'sint32'], seq: [2, 'uint32'] },
  /** The `body` of a CmdMsg by its `cmd_id`: field 6 for 6, and so on. */
  CmdNetQuality: { net_quality_grade: [6, 'NetQualityGrade'] },
  CmdNetQualityRsp: { net_quality_grade: [6, 'NetQualityGradeRsp'] },
  CmdNetQualityPush: { net_quality_grade_push: [7, 'NetQualityGrade'] },
  SessionResetPush: {
    dwTimeStamp: [1, 'uint32'],
    cResetType: [2, 'uint32'],
    session_ids: [3, 'uint32[]'],
    reason: [4, 'sint32'],
  },
} as const;
