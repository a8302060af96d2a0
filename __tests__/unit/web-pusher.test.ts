/**
 * @jest-environment jsdom
 */
import type { MediaEvent } from '@/call/media/handles';
import type { LocalStream, WebMediaSdk } from '@/call/media/web/web-handles';
import { WebPusher } from '@/call/media/web/web-pusher';

/** A track as a browser has it. */
class Track extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';

  constructor(private readonly settings: { deviceId?: string; groupId?: string }) {
    super();
  }

  getSettings() {
    return this.settings;
  }

  hold(held: boolean): void {
    this.muted = held;
    this.dispatchEvent(new Event(held ? 'mute' : 'unmute'));
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

const HEADSET = { kind: 'audioinput', deviceId: 'headset', label: 'Headset', groupId: 'g-headset' };
const BUILT_IN = { kind: 'audioinput', deviceId: 'built-in', label: 'Built in', groupId: 'g-in' };

/** A browser and its SDK, as far as a pusher needs them. */
function world(settings = { deviceId: HEADSET.deviceId, groupId: HEADSET.groupId }) {
  let devices: object[] = [HEADSET, BUILT_IN];
  const media = Object.assign(new EventTarget(), { enumerateDevices: async () => devices });
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
  const tracks: Track[] = [];
  const record = (how: { deviceId?: string; groupId?: string }) => {
    const track = new Track(how);
    tracks.push(track);
    return track;
  };
  let current: Track | undefined;
  let destroyed = false;
  let muted = false;
  const openedMuted: boolean[] = [];
  const local = {
    id: 'local',
    audioCaptureStream: {
      getAudioTracks: () => [current],
      getTracks: () => [current],
    } as unknown as MediaStream,
  } satisfies LocalStream;
  let opened: Promise<void> = Promise.resolve();
  const asked: string[] = [];
  const zg: WebMediaSdk = {
    createZegoStream: async () => {
      current = record(settings);
      return local;
    },
    // What comes for it afterwards is nobody's.
    destroyStream: () => void (destroyed = true),
    startPublishingStream: () => true,
    stopPublishingStream: () => true,
    muteMicrophone: (on) => (muted = on) || true,
    useAudioDevice: async (_stream, deviceID) => {
      asked.push(deviceID);
      openedMuted.push(muted);
      await opened;
      current?.stop();
      openedMuted.push(muted);
      const next = record({ deviceId: deviceID });
      if (!destroyed) current = next;
      return { errorCode: 0 };
    },
    startPlayingStream: () => Promise.reject(new Error('plays nothing')),
    stopPlayingStream: () => undefined,
  };
  const events: MediaEvent[] = [];
  const pusher = new WebPusher((event) => events.push(event));
  return {
    pusher,
    zg,
    events,
    tracks,
    asked,
    openedMuted,
    isMuted: () => muted,
    track: () => tracks.at(-1)!,
    live: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    held: () => events.flatMap((event) => (event.type === 'held' ? [event.held] : [])),
    codes: () => events.flatMap((event) => (event.type === 'code' ? [event.code] : [])),
    opensLater() {
      let open = () => undefined as void;
      opened = new Promise((resolve) => (open = resolve));
      return () => open();
    },
    setDevices(now: object[]) {
      devices = now;
      media.dispatchEvent(new Event('devicechange'));
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('tells when the browser holds the track back, and when it gives it back', async () => {
  const { pusher, zg, track, held } = world();
  await pusher.startPush(zg, 's');
  track().hold(true);
  track().hold(false);
  expect(held()).toEqual([false, true, false]);
});

test('records anew with the same microphone: the SDK puts one track in the other’s place', async () => {
  const { pusher, zg, track, tracks, asked, live, held } = world();
  await pusher.startPush(zg, 's', {}, { enableMic: false });
  const [old] = tracks;
  old?.hold(true);
  await pusher.recordAnew();
  expect([asked, live()]).toEqual([['headset'], 1]);
  // What is told now is told of the new track, and it is as open as the old one was.
  expect([held().at(-1), track().enabled]).toEqual([false, false]);
  old?.hold(true);
  expect(held().at(-1)).toBe(false);
});

test('hung up while the browser opens the new track: it is stopped as well', async () => {
  const { pusher, zg, opensLater, live } = world();
  await pusher.startPush(zg, 's');
  const open = opensLater();
  const recorded = pusher.recordAnew();
  await settled();
  pusher.stopPush();
  open();
  await recorded;
  expect(live()).toBe(0);
});

test('turned off while the new track is opened: the SDK is told afterwards, for it would never send it', async () => {
  const { pusher, zg, opensLater, openedMuted, isMuted, track } = world();
  await pusher.startPush(zg, 's');
  const open = opensLater();
  const recorded = pusher.recordAnew();
  await settled();
  pusher.setMicrophone(false);
  expect(track().enabled).toBe(false);
  open();
  await recorded;
  expect(openedMuted).toEqual([false, false]);
  expect([isMuted(), track().enabled]).toEqual([true, false]);
});

test('a device that is gone while its track runs on is said to be unplugged; another one is no matter', async () => {
  const { pusher, zg, codes, setDevices } = world();
  await pusher.startPush(zg, 's');
  setDevices([HEADSET]);
  await settled();
  expect(codes()).toEqual([]);
  setDevices([BUILT_IN]);
  await settled();
  expect(codes()).toEqual([1006006]);
});

test('the alias of a default headset stands for another device once that is gone', async () => {
  const alias = (groupId: string) => ({ ...HEADSET, deviceId: 'default', groupId });
  const { pusher, zg, codes, setDevices } = world({ deviceId: 'default', groupId: 'g-headset' });
  setDevices([alias('g-headset'), HEADSET, BUILT_IN]);
  await pusher.startPush(zg, 's');
  setDevices([alias('g-in'), BUILT_IN]);
  await settled();
  expect(codes()).toEqual([1006006]);
});

test('tells of touches and keys while it publishes, and not afterwards', async () => {
  const { pusher, zg, events } = world();
  const touches = () => events.filter(({ type }) => type === 'touch').length;
  await pusher.startPush(zg, 's');
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  expect(touches()).toBe(2);
  pusher.stopPush();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(touches()).toBe(2);
});
