import { noPlayer, Player, type PlayerData } from '@/call/native/zego-player/player';
import { PlayerModes } from '@/call/native/zego-player/player-modes';
import type { MediaSdk, PlayerAttributes } from '@/call/media/handles';
import { Deferred } from '../support/fake-engine';

/** The SDK's side: a player a stream, whose plays the test may settle. */
function world(platform: 'known' | 'unproved' = 'known', stored = '') {
  const kept: string[] = [];
  const modes = new PlayerModes({
    unproved: platform === 'unproved',
    read: () => stored,
    write: (mode) => kept.push(mode),
  });
  const data: PlayerData = { ...noPlayer };
  const log: string[] = [];
  const components: unknown[] = [];
  const sdk = {
    missing: false,
    onPlay: (): Promise<void> => Promise.resolve(),
    getPlayerInstance(streamID: string, component?: unknown) {
      components.push(component);
      if (sdk.missing) return null;
      return {
        play() {
          log.push(`play ${streamID}`);
          return sdk.onPlay();
        },
        stop: () => void log.push(`stop ${streamID}`),
      };
    },
  };
  const patches: Partial<PlayerData>[] = [];
  const view = {
    setData(patch: Partial<PlayerData>, done?: () => void) {
      patches.push(patch);
      if (patch.url !== undefined && patch.url !== data.url) log.push(`url "${patch.url}"`);
      Object.assign(data, patch);
      done?.();
    },
  };
  const context = (id: string) => ({
    play: () => void log.push(`play element ${id}`),
    resume: () => void log.push(`resume ${id}`),
  });
  const player = new Player(view, context, modes);
  const apply = (patch: PlayerAttributes) => player.applyAttributes(patch, () => undefined);
  return {
    data,
    log,
    kept,
    modes,
    patches,
    components,
    sdk,
    zg: sdk as unknown as MediaSdk,
    view,
    player,
    apply,
  };
}

test('gives the SDK its own component to find the element in', async () => {
  const { player, zg, view, components, log } = world();
  await player.startPlay(zg, 'one');
  expect(components).toEqual([view]);
  expect(log).toEqual(['play one']);
});

test('shows a url, with the stream’s id, only for the stream it plays', async () => {
  const { player, zg, data, apply } = world();
  apply({ id: 'one', url: 'rtmp://early' });
  expect(data.url).toBe('');
  await player.startPlay(zg, 'one');
  apply({ id: 'two', url: 'rtmp://two' });
  expect(data.url).toBe('');
  apply({ id: 'one', url: 'rtmp://one', muteAudio: true });
  expect(data).toEqual({ ...noPlayer, playerID: 'one', url: 'rtmp://one', muted: true });
  apply({ id: 'one', url: 'rtmp://one' });
  expect(data.muted).toBe(false);
  apply({});
  expect(data.url).toBe('');
});

test('used for another stream, it leaves the first before it begins', async () => {
  const { player, zg, log, apply } = world();
  await player.startPlay(zg, 'one');
  apply({ id: 'one', url: 'rtmp://one' });
  await player.startPlay(zg, 'two');
  expect(log).toEqual(['play one', 'url "rtmp://one"', 'url ""', 'stop one', 'play two']);
});

test('stopping twice asks the SDK once', async () => {
  const { player, zg, log } = world();
  await player.startPlay(zg, 'one');
  player.stopPlay();
  player.stopPlay();
  expect(log).toEqual(['play one', 'stop one']);
});

test('stopped in the middle of a start: the start fails, nothing is shown', async () => {
  const { player, zg, data, sdk, apply } = world();
  const end = new Deferred();
  sdk.onPlay = () => end.promise;
  const started = player.startPlay(zg, 'one');
  player.stopPlay();
  apply({ id: 'one', url: 'rtmp://one' });
  end.resolve();
  await expect(started).rejects.toMatchObject({ kind: 'play-failed', detail: 'stopped' });
  expect(data.url).toBe('');
});

test('the SDK’s error reaches the caller, and the player is free', async () => {
  const { player, zg, sdk, log } = world();
  const error = { code: 1103049 };
  sdk.onPlay = () => Promise.reject(error);
  await expect(player.startPlay(zg, 'one')).rejects.toBe(error);
  expect(player.streamID).toBe('');
  expect(log).toEqual(['play one', 'stop one']);
});

test('a late error of an earlier stream does not stop the next one', async () => {
  const { player, zg, sdk, log } = world();
  const end = new Deferred();
  sdk.onPlay = () => end.promise;
  const first = player.startPlay(zg, 'one');
  sdk.onPlay = () => Promise.resolve();
  await player.startPlay(zg, 'two');
  end.reject(new Error('late'));
  await expect(first).rejects.toThrow('late');
  expect(player.streamID).toBe('two');
  expect(log.at(-1)).toBe('play two');
});

test('without a context the SDK has no player: that is said', async () => {
  const { player, zg, sdk } = world();
  sdk.missing = true;
  await expect(player.startPlay(zg, 'one')).rejects.toMatchObject({ kind: 'component-missing' });
});

test('a workaround resumes, mutes and gives back the muting there was', async () => {
  const { player, zg, apply, data, log } = world();
  player.applyWorkaround('resume-mute');
  expect(log).toEqual([]);
  await player.startPlay(zg, 's');
  const seen: boolean[] = [];
  let muted = data.muted;
  Object.defineProperty(data, 'muted', {
    get: () => muted,
    set: (value: boolean) => seen.push((muted = value)),
  });
  apply({ id: 's', url: 'u', muteAudio: false });
  player.applyWorkaround('resume-mute');
  expect(log).toContain('resume s');
  apply({ id: 's', url: 'u', muteAudio: true });
  player.applyWorkaround('resume-mute');
  expect(seen).toEqual([true, false, true]);
});

test('a workaround takes the sound to the other place and back', async () => {
  const { player, zg, data, log } = world();
  await player.startPlay(zg, 's');
  const seen: boolean[] = [];
  Object.defineProperty(data, 'flipped', { set: (value: boolean) => seen.push(value) });
  player.applyWorkaround('flip-sound-mode');
  expect(seen).toEqual([true, false]);
  expect(log).not.toContain('resume s');
});

test('sets what differs, and nothing twice', async () => {
  const { player, zg, patches, apply } = world();
  await player.startPlay(zg, 'one');
  apply({ id: 'one' });
  apply({ id: 'one', url: 'rtmp://one' });
  apply({ id: 'one', url: 'rtmp://one' });
  apply({ id: 'one', url: 'rtmp://one', muteAudio: true });
  player.stopPlay();
  apply({});
  expect(patches).toEqual([{ playerID: 'one', url: 'rtmp://one' }, { muted: true }, { url: '' }]);
});

test('the SDK is told that the view has it, also where there was nothing to set', () => {
  const { player } = world();
  const done = jest.fn();
  player.applyAttributes({}, done);
  expect(done).toHaveBeenCalledTimes(1);
});

test('a play that was dropped is asked for again; one that goes is left alone', async () => {
  const { player, zg, log, apply } = world();
  player.applyWorkaround('play');
  await player.startPlay(zg, 'one');
  apply({ id: 'one', url: 'rtmp://one' });
  log.length = 0;
  player.applyWorkaround('play');
  player.begun = true;
  player.applyWorkaround('play');
  expect(log).toEqual(['play element one']);
});

describe('the mode of a phone of which nobody knows what it plays', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  type World = ReturnType<typeof world>;

  /** One try of a stream: shown for so many ms, then stopped. Returns the mode it was shown in. */
  async function attempt({ player, zg, apply, data }: World, ms: number, heard = false) {
    await player.startPlay(zg, 's');
    apply({ id: 's', url: 'rtmp://s' });
    const { mode } = data;
    if (heard) player.begun = true;
    jest.advanceTimersByTime(ms);
    player.stopPlay();
    return mode;
  }

  test('RTC first; where nothing comes of it, live; what is heard is kept', async () => {
    const it = world('unproved');
    expect(await attempt(it, 10_000)).toBe('RTC');
    expect(await attempt(it, 1000, true)).toBe('live');
    expect(it.kept).toEqual(['live']);
    expect(await attempt(it, 10_000)).toBe('live');
    expect(await attempt(it, 10_000)).toBe('live');
  });

  test('RTC that was heard once stays, whatever fails later', async () => {
    const it = world('unproved');
    await attempt(it, 100, true);
    expect(it.kept).toEqual(['RTC']);
    await attempt(it, 60_000);
    expect(await attempt(it, 100)).toBe('RTC');
  });

  test('neither is heard: both are tried, in turn', async () => {
    const it = world('unproved');
    const modes = [];
    for (let n = 0; n < 4; n += 1) modes.push(await attempt(it, 10_000));
    expect([modes, it.kept]).toEqual([['RTC', 'live', 'RTC', 'live'], []]);
  });

  test('one that plays keeps its mode, whatever another finds out', async () => {
    const it = world('unproved');
    await it.player.startPlay(it.zg, 's');
    it.apply({ id: 's', url: 'rtmp://s' });
    it.modes.failed('RTC');
    it.apply({ id: 's', url: 'rtmp://s', muteAudio: true });
    expect(it.data).toMatchObject({ mode: 'RTC', muted: true });
  });

  test('one that had no time to begin says nothing', async () => {
    const it = world('unproved');
    for (let n = 0; n < 3; n += 1) expect(await attempt(it, 4999)).toBe('RTC');
  });

  test('what an earlier call found out is used', async () => {
    expect(await attempt(world('unproved', 'live'), 100)).toBe('live');
    expect(await attempt(world('unproved', 'RTC'), 100)).toBe('RTC');
  });

  test('phones that are known to play RTC always do', async () => {
    const it = world('known', 'live');
    for (let n = 0; n < 3; n += 1) expect(await attempt(it, 10_000)).toBe('RTC');
    expect(it.kept).toEqual([]);
  });
});
