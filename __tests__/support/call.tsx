/** A call for component tests: a real store that the test writes, and commands that only record. */
import '@testing-library/jest-dom';
import { act, render } from '@testing-library/react';
import { askForCall } from '@/call/memory/asked-call';
import { RoomOptionsProvider, type VoiceCallRoomOptions } from '@/call/ui/options/room-options';
import { CallPage } from '@/call/ui/page/call-page';
import type { VoiceCall } from '@/call/voice-call/voice-call';
import { homeAddress } from '@/setup/home-address';
import type { Failure } from '@/call/errors/call-error';
import type { FailureKind } from '@/call/errors/failures';
import type { CallCommands } from '@/call/session/commands';
import type { Report } from '@/call/diagnostics/diagnostics';
import { createCallStore } from '@/call/store/call-store';
import { createLevelsStore, type Levels } from '@/call/store/levels';
import type { CallState } from '@/call/store/call-state';
import { platform } from './taro';

/** Commands as a class, as the session is one: a method torn off it would lose its `this`. */
class RecordedCommands implements CallCommands {
  readonly calls: unknown[][] = [];
  join = (...args: unknown[]) => this.record('join', ...args);
  rejoin() {
    return this.record('rejoin');
  }
  leave() {
    return this.record('leave');
  }
  setMicrophone(on: boolean) {
    void this.record('setMicrophone', on);
  }
  setSoundMode(mode: string) {
    void this.record('setSoundMode', mode);
  }
  toggleMicrophone() {
    void this.record('toggleMicrophone');
  }
  toggleSoundMode() {
    void this.record('toggleSoundMode');
  }
  chooseMicrophone(deviceID: string) {
    void this.record('chooseMicrophone', deviceID);
  }
  endInterruption() {
    void this.record('goOn');
  }
  retryPublish() {
    void this.record('retryPublish');
  }
  retryPlay(streamID: string) {
    void this.record('retryPlay', streamID);
  }
  listenTo(streamID: string) {
    void this.record('listenTo', streamID);
  }
  private record(...call: unknown[]): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }
}

export const self = { userID: 'u-me', userName: '王小明', streamID: 's-me' };

/** A call that is under way, with its own stream published. */
export const connected: Partial<CallState> = {
  phase: 'connected',
  roomID: 'room-1',
  userName: self.userName,
  self,
  roomState: 'CONNECTED',
  publisher: { state: 'PUBLISHING', errorCode: 0 },
};

/** Another person who publishes. */
export function peer(n: number, extraInfo = '{"mic":1}') {
  const user = { userID: `u-${n}`, userName: `Peer ${n}` };
  return { streamID: `s-${n}`, user, extraInfo };
}

/** The state for peers whose sound is heard. */
export function peers(...streams: ReturnType<typeof peer>[]): Partial<CallState> {
  return {
    users: new Map(streams.map(({ user }) => [user.userID, user])),
    streams: new Map(streams.map((stream) => [stream.streamID, stream])),
    players: new Map(streams.map(({ streamID }) => [streamID, { state: 'PLAYING', errorCode: 0 }])),
  };
}

export function failure(kind: FailureKind, more: Partial<Failure> = {}): Failure {
  return { kind, step: 'room', code: 0, detail: '', ...more };
}

/** What a call page is given, with nothing in it. */
export function emptyCall() {
  const diagnostics: Report = { report: () => 'the report' };
  const commands = new RecordedCommands();
  return {
    store: createCallStore(),
    levels: createLevelsStore(),
    ...{ commands, diagnostics },
    invite: undefined as VoiceCall['invite'],
    messages: undefined as VoiceCall['messages'],
    roles: undefined as VoiceCall['roles'],
    host: undefined as VoiceCall['host'],
    prepare: () => undefined,
    dispose: () => undefined,
  };
}

/** Opens the call page on a call in some state. */
export function openCall(
  state: Partial<CallState> = {},
  call = emptyCall(),
  options: Partial<VoiceCallRoomOptions> = {},
) {
  const { store, levels, commands } = call;
  platform.params = { roomID: 'room-1' };
  askForCall({ roomID: 'room-1', userName: self.userName });
  store.setState(state);
  const page = render(
    <RoomOptionsProvider value={{ home: homeAddress, shareImage: '/share-card.png', ...options }}>
      <CallPage call={call}>
        <i data-testid="media" />
      </CallPage>
    </RoomOptionsProvider>,
  );
  return {
    ...page,
    /** Closes the page, as the platform does. */
    unmount() {
      platform.unload();
      page.unmount();
    },
    commands,
    /** Sets who speaks and whose network is how good. */
    setLevels: (change: Partial<Levels>) => act(() => levels.setState(change)),
    /** What was asked of the call since it was joined. */
    asked: () => commands.calls.slice(1),
    set: (change: Partial<CallState>) => act(() => store.setState(change)),
  };
}
