import { CallError } from '@/call/errors/call-error';
import { ServerCode } from '../../tools/local-cloud/protocol/codes';
import type { Caller } from '../support/caller';
import { hears, inWorld } from '../support/call-world';

/** Every failed join ends the same way: a failure, a dead microphone, nothing that runs. */
function expectEnded(one: Caller, kind: string): void {
  expect(one.state).toMatchObject({ phase: 'ended', failure: { kind } });
  expect(one.microphoneLive).toBe(false);
  // At most the engine's own wait for another call.
  expect(one.timers.size).toBeLessThanOrEqual(1);
}

describe('joining fails with its own failure', () => {
  test(
    'a token that is refused twice: one fresh token, then no more',
    inWorld(async ({ cloud, caller }) => {
      cloud.faults.refuse({ target: 'login', code: ServerCode.TokenWrongKey });
      const a = caller('ann');
      let tokens = 0;
      const request = a.phone.wx.request;
      Object.assign(a.phone.wx, {
        request: (options: Parameters<typeof request>[0]) => {
          if (options.url.endsWith('/v1/token')) tokens += 1;
          return request(options);
        },
      });
      await a.join('room');
      expectEnded(a, 'token-rejected');
      expect(tokens).toBe(2);
    }),
  );

  test(
    'a token that expired on the way is replaced without a word',
    inWorld(async ({ cloud, caller }) => {
      cloud.faults.refuse({ target: 'login', code: ServerCode.TokenExpired, times: 1 });
      const a = caller('ann');
      await a.join('room');
      expect(a.state.phase).toBe('connected');
      await a.until('publishing', () => a.isPublishing);
    }),
  );

  test(
    'wrong AppID',
    inWorld(async ({ caller }) => {
      const a = caller('ann', { appID: 77 });
      await a.join('room');
      expectEnded(a, 'app-id-rejected');
    }),
  );

  test(
    'room full',
    inWorld(
      async ({ cloud, caller }) => {
        cloud.addPeers('room', 2);
        const a = caller('ann');
        await a.join('room');
        expectEnded(a, 'room-full');
        cloud.removePeers('room');
        await a.session.rejoin();
        expect(a.state.phase).toBe('connected');
      },
      { maxUsers: 2 },
    ),
  );

  test(
    'the token service refuses, or is not there',
    inWorld(async ({ cloud, caller }) => {
      cloud.faults.refuse({ target: 'token', status: 403, times: 1 });
      const a = caller('ann');
      await a.join('room');
      expectEnded(a, 'token-service-refused');
      // Asked three times; a hiccup is healed by the second.
      cloud.faults.refuse({ target: 'token', status: 503, times: 3 });
      await a.session.rejoin();
      expectEnded(a, 'token-service-unreachable');
      cloud.faults.refuse({ target: 'token', status: 503, times: 1 });
      await a.session.rejoin();
      expect(a.state.phase).toBe('connected');
    }),
  );

  test(
    'no network',
    inWorld(async ({ caller }) => {
      const a = caller('ann');
      a.phone.goOffline();
      await a.join('room');
      expectEnded(a, 'offline');
      expect(a.engines).toBe(0);
    }),
  );

  test(
    'microphone refused: no engine, no pusher',
    inWorld(async ({ caller }) => {
      const refusal = new CallError('microphone-refused', 'permission');
      const a = caller('ann', {
        ports: {
          permissions: {
            requestMicrophone: () => Promise.reject(refusal),
            deniedBySystem: () => null,
          },
        },
      });
      await a.join('room');
      expectEnded(a, 'microphone-refused');
      expect(a.engines).toBe(0);
      expect(a.phone.pusher).toBeUndefined();
    }),
  );

  test.concurrent(
    'a native component that is not there',
    inWorld(async ({ caller }) => {
      const a = caller('ann');
      a.media.pusher.detach();
      await a.join('room');
      expectEnded(a, 'component-missing');
    }),
  );

  test.concurrent(
    'pitfall 1: a silent server ends with our own timeout, not after 300 s',
    inWorld(async ({ cloud, caller }) => {
      cloud.faults.silence(true);
      const a = caller('ann');
      const started = Date.now();
      await a.join('room');
      expect(Date.now() - started).toBeLessThan(17_000);
      expectEnded(a, 'login-timeout');
      cloud.faults.silence(false);
      await a.session.rejoin();
      await a.until('publishing', () => a.isPublishing, 15_000);
    }),
    60_000,
  );

  test.concurrent(
    'pitfall 1: an unreachable server ends with our own timeout',
    inWorld(async ({ cloud, caller }) => {
      cloud.faults.drop({ outageMs: 60_000 });
      const a = caller('ann');
      await a.join('room');
      expectEnded(a, 'login-timeout');
      cloud.faults.endOutage();
      await a.session.rejoin();
      await a.until('publishing', () => a.isPublishing);
    }),
    60_000,
  );
});

describe('the room ends the call', () => {
  test(
    'kicked out by the host with a reason; joining again lists nobody twice',
    inWorld(async ({ cloud, pair }) => {
      const [a, b] = await pair();
      cloud.faults.kick(a.userID, { customReason: 'quiet, please' });
      await a.until('out', () => a.state.phase === 'ended');
      expectEnded(a, 'kicked-by-host');
      expect(a.state.failure).toMatchObject({ code: 1002055, detail: 'quiet, please' });
      await b.until('alone', () => b.playing.length === 0);

      await a.session.rejoin();
      for (const one of [a, b]) {
        await one.until('hearing the other again', hears(one, 1));
        expect(one.state.users.size).toBe(1);
        expect(one.media.players.filter(({ rendered }) => rendered)).toHaveLength(1);
      }
      expect(a.engines).toBe(1);
    }),
  );

  test(
    'the same person on another phone: the first is told, and does not fight back',
    inWorld(async ({ caller, pair }) => {
      const [a, b] = await pair();
      const other = caller('ann');
      await other.join('room');
      await a.until('out', () => a.state.phase === 'ended');
      expectEnded(a, 'kicked-elsewhere');
      await other.until('hearing b', hears(other, 1));
      await b.until('hearing the new one', hears(b, 1));
      expect(a.state.phase).toBe('ended');
    }),
  );
});

describe('one stream fails, the call goes on', () => {
  test(
    '-1302 on publish: said at once, healed by itself',
    inWorld(async ({ caller }) => {
      const a = caller('ann');
      a.media.failures.publisher.push(-1302, -1302);
      await a.join('room');
      await a.until('told', () => a.state.publishFailure !== null);
      expect(a.state.publishFailure).toMatchObject({ kind: 'microphone-unavailable', code: -1302 });
      expect(a.state.phase).toBe('connected');
      await a.until('publishing', () => a.isPublishing, 8000);
      expect(a.state.publishFailure).toBeNull();
      expect(a.media.pusher.data.enableMic).toBe(true);
    }),
  );

  test(
    'pitfall 9: after -2301 in mid-call the player is stopped, then plays again',
    inWorld(async ({ pair }) => {
      const [a] = await pair();
      const [streamID] = a.playing;
      a.media.playerOf(streamID!)?.code(-2301);
      await a.until('told', () => a.state.players.get(streamID!)?.state === 'NO_PLAY');
      expect(a.media.players.some(({ rendered }) => rendered)).toBe(false);
      await a.until('hearing again', hears(a, 1));
    }),
  );

  test(
    'the platform refuses the microphone in mid-call (10002): said, not retried, retried on request',
    inWorld(async ({ pair }) => {
      const [a] = await pair();
      a.media.pusher.error(10002);
      expect(a.state.publishFailure).toMatchObject({ kind: 'microphone-refused' });
      expect(a.microphoneLive).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(a.microphoneLive).toBe(false);
      a.session.retryPublish();
      await a.until('publishing', () => a.isPublishing);
      expect(a.state.publishFailure).toBeNull();
    }),
  );

  test(
    'an audio interruption silences, says so, and comes back by itself',
    inWorld(async ({ pair }) => {
      const [a, b] = await pair();
      a.interrupt(true);
      expect(a.state.phase).toBe('interrupted');
      expect(a.microphoneLive).toBe(false);
      await b.until('without a', () => b.playing.length === 0);
      a.interrupt(false);
      for (const one of [a, b]) await one.until('hearing the other', hears(one, 1));
    }),
  );
});
