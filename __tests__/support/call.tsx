/** A call for component tests: a real store that the test writes, and commands that only record. */
import '@testing-library/jest-dom';
import { act, render } from '@testing-library/react';
import { CallPage } from '@/call/room/call-page';
import type { Failure, FailureKind } from '@/call/errors/call-error';
import type { CallCommands } from '@/call/session/commands';
import { createCallStore } from '@/call/store/call-store';
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
  retryPublish() {
    void this.record('retryPublish');
  }
  retryPlay(streamID: string) {
    void this.record('retryPlay', streamID);
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
    users: Object.fromEntries(streams.map(({ user }) => [user.userID, user])),
    streams: Object.fromEntries(streams.map((stream) => [stream.streamID, stream])),
    players: Object.fromEntries(
      streams.map(({ streamID }) => [streamID, { state: 'PLAYING', errorCode: 0 }]),
    ),
  };
}

export function failure(kind: FailureKind, more: Partial<Failure> = {}): Failure {
  return { kind, step: 'room', code: 0, detail: '', ...more };
}

/** Opens the call page on a call in some state. */
export function openCall(state: Partial<CallState> = {}) {
  const store = createCallStore();
  const commands = new RecordedCommands();
  platform.params = { roomID: 'room-1', userName: encodeURIComponent(self.userName) };
  store.setState(state);
  const page = render(
    <CallPage store={store} commands={commands}>
      <i data-testid="media" />
    </CallPage>,
  );
  return {
    ...page,
    commands,
    /** What was asked of the call since it was joined. */
    asked: () => commands.calls.slice(1),
    set: (change: Partial<CallState>) => act(() => store.setState(change)),
  };
}
