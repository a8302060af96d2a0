import { createContext, useContext, type ComponentType } from 'react';
import type { CallBarProps } from '../bar/call-bar-props';
import type { EndedPanelProps } from '../ended/ended-panel-props';
import type { MemberTileProps } from '../member/member-tile-props';
import type { OwnWords } from './words-types';

/** What a ready page can be told about the app around it. */
export interface VoiceCallRoomOptions {
  /**
   * Where a call leads back to, as an address: of somebody invited to a room (`roomID`), with the room
   * filled in that one comes from (`room`), or plain.
   */
  readonly home: (roomID: string, as?: 'roomID' | 'room') => string;
  /** Where your app is published for browsers, without a trailing slash; a browser knows its own. */
  readonly webURL?: string;
  /** The picture of a card that invites; without one WeChat takes a picture of the page. */
  readonly shareImage?: string;
  /** Words in the place of ours. */
  readonly words?: OwnWords;
  /** Parts in the place of ours. */
  readonly parts?: {
    readonly tile?: ComponentType<MemberTileProps>;
    readonly bar?: ComponentType<CallBarProps>;
    readonly ended?: ComponentType<EndedPanelProps>;
  };
}

const OptionsContext = createContext<VoiceCallRoomOptions>({ home: () => '/' });

/** Gives the page's parts what they were told. */
export const RoomOptionsProvider = OptionsContext.Provider;

/** What the page was told. */
export const useRoomOptions = (): VoiceCallRoomOptions => useContext(OptionsContext);
