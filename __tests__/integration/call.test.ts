import { hears, inWorld } from '../support/call-world';

test(
  'two people join, hear each other, mute, and one hangs up',
  inWorld(async ({ cloud, pair }) => {
    const [a, b] = await pair();
    expect([...a.state.users.keys()]).toEqual([b.userID]);

    a.session.setMicrophone(false);
    expect(a.microphoneLive).toBe(false);
    await b.until('told of the mute', () =>
      [...b.state.streams.values()].some(({ extraInfo }) => extraInfo === '{"mic":0}'),
    );
    a.session.setMicrophone(true);
    await b.until('told of the voice', () =>
      [...b.state.streams.values()].some(({ extraInfo }) => extraInfo === '{"mic":1}'),
    );

    const bob = b.userID;
    await b.session.leave();
    expect(b.state).toMatchObject({ phase: 'ended', failure: null, roomState: 'DISCONNECTED' });
    expect(b.microphoneLive).toBe(false);
    expect(b.media.players.some(({ rendered }) => rendered)).toBe(false);
    // Only the engine's own wait for another call is left.
    expect(b.timers.size).toBe(1);
    await a.until('alone', () => a.state.users.size === 0);
    expect(a.state.streams.size).toBe(0);
    expect(a.media.players.some(({ rendered }) => rendered)).toBe(false);
    expect(a.state.phase).toBe('connected');
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).not.toContain(bob);
  }),
);

test.each([1, 2, 4, 8, 16])(
  'plays %i streams that are there already, each in a player of its own',
  (count) =>
    inWorld(async ({ cloud, caller }) => {
      cloud.addPeers('room', count, { together: true });
      const a = caller('ann');
      await a.join('room');
      await a.until(`hearing ${count}`, hears(a, count));
      const playing = a.media.players.filter(({ rendered }) => rendered);
      expect(new Set(playing.map(({ data }) => data.playerID)).size).toBe(count);
      cloud.removePeers('room');
      await a.until('alone', () => a.state.streams.size === 0);
      expect(a.media.players.some(({ rendered }) => rendered)).toBe(false);
    })(),
);

test(
  'plays eight streams that arrive in one update, and reuses their players',
  inWorld(async ({ cloud, caller }) => {
    const a = caller('ann');
    await a.join('room');
    cloud.addPeers('room', 8, { together: true });
    await a.until('hearing eight', hears(a, 8));
    const slots = a.media.players.length;
    cloud.removePeers('room');
    await a.until('alone', () => a.playing.length === 0);
    cloud.addPeers('room', 8, { together: false });
    await a.until('hearing eight again', hears(a, 8));
    expect(a.media.players).toHaveLength(slots);
  }),
);

test(
  'a stream that fails holds up no other',
  inWorld(async ({ cloud, caller }) => {
    cloud.addPeers('room', 4, { together: true });
    const a = caller('ann');
    a.media.failures.player.push(-2301);
    await a.join('room');
    await a.until('hearing three', () => a.playing.length === 3, 800);
    const failed = [...a.state.players].filter(([, { state }]) => state === 'NO_PLAY');
    expect(failed).toMatchObject([[expect.any(String), { errorCode: -2301 }]]);
    await a.until('hearing all four', hears(a, 4));
  }),
);

test(
  'pitfall 3: leaving during a join leaves nobody behind, whatever moment it comes at',
  inWorld(async ({ cloud, caller }) => {
    cloud.faults.delay(30);
    const phases = new Set<string>();
    // Later and later, until a join was through before it was left: however slow the machine is.
    for (let after = 0; !phases.has('connected') && after < 5000; after += 4 + after / 10) {
      const a = caller(`ann${after}`);
      const joined = a.join(`room-${after}`);
      await new Promise((resolve) => setTimeout(resolve, after));
      phases.add(a.state.phase);
      await Promise.all([a.session.leave(), joined]);
      expect(a.state).toMatchObject({ phase: 'ended', failure: null });
      expect(a.microphoneLive).toBe(false);
    }
    // Each step of a join was caught at least once.
    expect([...phases]).toEqual(expect.arrayContaining(['preparing', 'joining', 'connected']));
    const rooms = () => cloud.state().rooms.filter(({ users }) => users.length > 0);
    for (let tries = 0; rooms().length > 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(rooms()).toEqual([]);
  }),
);

test(
  'a second tap on join changes nothing; another room leaves the first',
  inWorld(async ({ cloud, caller }) => {
    const a = caller('ann');
    await Promise.all([a.join('room'), a.join('room')]);
    await a.until('publishing', () => a.isPublishing);
    expect(a.phases).toEqual(['preparing', 'joining', 'connected']);
    await a.join('other');
    await a.until('publishing there', () => a.isPublishing);
    expect(a.state.roomID).toBe('other');
    expect(cloud.state().rooms.map(({ roomID, users }) => [roomID, users.length])).toEqual([
      ['other', 1],
    ]);
    expect(a.engines).toBe(1);
  }),
);
