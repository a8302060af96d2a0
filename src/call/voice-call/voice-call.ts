import type { Report } from '../diagnostics/diagnostics';
import type { LocalCloud } from '../sdk/local-cloud-type';
import type { CallCommands } from '../session/commands';
import type { MessageBox } from '../session/messages/message-box';
import type { RoleBox } from '../session/roles/role-box';
import type { ReadonlyCallStore } from '../store/call-store';
import type { ReadonlyLevelsStore } from '../store/levels';
import type { OwnTokens } from '../token/own-tokens';
import type { Tokens } from '../token/token-client';

/** What a call is made with. */
export interface VoiceCallOptions {
  /** ZEGO console: AppID. */
  readonly appID: number;
  /** ZEGO console: Server address, `wss://…/ws`. */
  readonly server: string;
  /** Where tokens come from: a function of your own, `tokenService(url)`, or `consoleToken(…)` for a first try. */
  readonly token: OwnTokens | Tokens;
  /** Of your app, as its reports name it. */
  readonly appVersion?: string;
  /** Has people write to one another in the room: `messages(load)`. Without it there are none. */
  readonly messages?: MessageBox;
  /** Listeners, hands and hosts: `roles(load)`. Without it, whoever listens goes on listening. */
  readonly roles?: RoleBox;
  /** For development: `localCloud(host)`. */
  readonly localCloud?: LocalCloud | false;
}

/** One call after the other, on one engine. */
export interface VoiceCall {
  /** What is known of the call, for reading: `getState()`, `subscribe(listener)`. */
  readonly store: ReadonlyCallStore;
  /** Who speaks, and how good each network is; it changes more often. */
  readonly levels: ReadonlyLevelsStore;
  /** What can be asked of the call. */
  readonly commands: CallCommands;
  /** What is written in the room, where the call was made with it. */
  readonly messages?: MessageBox | undefined;
  /** Hands and hosts, where the call was made with them. */
  readonly roles?: RoleBox | undefined;
  /** What hosts can ask of the token service; missing where tokens come from elsewhere. */
  readonly host: Tokens['host'];
  /** What happened lately, without names. */
  readonly diagnostics: Report;
  /** Makes a ticket by which a browser gets into a room; missing where tokens come from elsewhere. */
  readonly invite: Tokens['invite'];
  /** Fetches or makes ahead what the first join needs: its socket is then open. Records nothing. */
  prepare(): void;
  /** Hangs up and lets go of everything. Afterwards another call can be made, and this one does nothing. */
  dispose(): void;
}
