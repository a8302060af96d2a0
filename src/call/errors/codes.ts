/**
 * The numbers of others, each by one name: of ZEGO's SDKs and cloud, of WeChat's live-pusher and
 * live-player, of WeChat's functions. Nowhere else in the call is one of them written, but for the
 * two in `begun-codes.ts`.
 */

// ZEGO's SDKs, of the room: in quotation marks what they say of it themselves.
/** "appid invalid" */
export const APP_ID_INVALID = 1001004;
/** "sdk require special": such an AppID is for another kind of SDK. */
export const SDK_NOT_SPECIAL = 1001005;
/** "init sdk wrong" */
export const INIT_SDK_WRONG = 1101000;
/** "login rooms exceeds the upper limit": in a room already, and not logged out of it. */
export const ALREADY_IN_ROOM = 1002001;
/** "login timeout" */
export const LOGIN_TIMEOUT = 1002031;
/** "users logging into the room exceeds the maximum number" */
export const ROOM_FULL = 1002034;
/** "kickout may be the same user ID login other" */
export const LOGGED_IN_ELSEWHERE = 1002050;
/** "the user had logined in other device", of the web SDK alone. */
export const LOGGED_IN_ON_OTHER_DEVICE = 1002086;
/** "network is broken and login fail" */
export const ROOM_RETRY_TIMEOUT = 1002053;
/** "server has sent a signal to kick out" */
export const KICKED_BY_SERVER = 1002055;
/** "forbid black user" */
export const ON_BLACK_LIST = 1002066;
/** "token error" */
export const TOKEN_ERROR = 1102016;
/** "token expired" */
export const TOKEN_EXPIRED = 1102018;

// ZEGO's SDKs, of streams.
/** "dispatch error": the media dispatch refused a publish or a play. */
export const DISPATCH_ERROR = 1102017;
/** "Token does not have the permission to publish current stream" */
export const NO_PUBLISH_AUTH = 1002082;
/** "stream is forbided by media server" */
export const PUBLISH_FORBIDDEN = 1003025;
/** "There are duplicate stream ids in the room" */
export const STREAM_IN_USE = 1003028;
/** The cloud's own number for the same, which the mini-program SDK passes on. */
export const STREAM_IN_USE_RAW = 201012;
/** "play stream not found": also for failures of a player that have no code, such as a timeout. */
export const PLAY_STREAM_NOT_FOUND = 1104039;

// ZEGO's web SDK, of what a browser says of the microphone.
/** "the device is unplugged": it doesn't say so in every case. */
export const DEVICE_UNPLUGGED = 1006006;
/** "get media fail": no microphone was found. */
export const GET_MEDIA_FAILED = 1103061;
/** "get device not allowed" */
export const DEVICE_NOT_ALLOWED = 1103064;
/** "device is not readable" */
export const DEVICE_NOT_READABLE = 1103065;
/** "device does not meet constraints": none that is like the one asked for. */
export const DEVICE_CONSTRAINTS_UNMET = 1103066;

// live-pusher, as WeChat documents it.
/** The way up is too slow. */
export const PUSH_NETWORK_BUSY = 1101;
/** Lost the network, connects again by itself. */
export const PUSH_RECONNECTS = 1102;
/** The server closed the stream. */
export const PUSH_CLOSED = 3004;
/** Suspended with the mini-program. */
export const PUSH_SUSPENDED = 5000;
/** Recording is denied by the person. */
export const RECORDING_DENIED = 10002;
/** The music, the picture or the filter could not be loaded: none of them is sound. */
export const MUSIC_FAILED = 10003;
export const PICTURE_FAILED = 10004;
export const FILTER_FAILED = 10005;
/** The microphone can't be opened. */
export const MICROPHONE_NOT_OPENED = -1302;
/** The microphone is open and gives nothing. */
export const MICROPHONE_EMPTY = -1311;

// live-player, and both of them.
/** The audio device changed: a headset. */
export const AUDIO_DEVICE_CHANGED = 2030;
/** Lost the network, connects again by itself. */
export const PLAY_RECONNECTS = 2103;
/** Packets come unsteadily. */
export const PLAY_UNSTEADY = 2104;
/** No address to pull from. */
export const PLAY_NO_ADDRESS = -2302;
/** A phone or WeChat call has the sound, says either. */
export const INTERRUPTED = 5001;

// `errno` of WeChat's functions and elements.
/** The person did not agree to the privacy guide. */
export const PRIVACY_REFUSED = 104;
/** The privacy guide doesn't declare the interface. */
export const PRIVACY_UNDECLARED = 112;
/** One page has one live-pusher. */
export const SECOND_PUSHER = 1107001;
