/** The ready page, and the kit that it is drawn with. Importing it does nothing. */
export { VoiceCallRoom, type VoiceCallRoomProps } from './page/voice-call-room';
export type { VoiceCallRoomOptions } from './options/room-options';
export type { OwnWords } from './options/words-types';
export type { CallBarProps } from './bar/call-bar-props';
export type { EndedPanelProps } from './ended/ended-panel-props';
export type { MemberTileProps } from './member/member-tile-props';
export { Boundary } from './kit/screen/boundary';
export { Icon } from './kit/icon/icon';
export { Press } from './kit/press/press';
export { Screen } from './kit/screen/screen';
export { TextButton } from './kit/press/text-button';
export { TextField } from './kit/field/text-field';
