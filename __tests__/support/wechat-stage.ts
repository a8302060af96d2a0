import path from 'node:path';
import type { PhoneWishes } from '../../tools/simulator/options';
import { openSimulator, type PhoneDriver, type Simulator } from './simulator';

const DIST = path.join(__dirname, '..', 'simulator/fixtures/wechat');

/** How long every change takes to have come everywhere, in virtual ms. */
const SETTLED = 400;

/** A player of the stage, in its template's words. */
export interface StagePlayer {
  id: string;
  src?: string;
  mode?: string;
  autoplay?: boolean;
  soundMode?: string;
  /** Whether another page over it pauses it. */
  pauses?: boolean;
}

/** A bare pusher and bare players on a phone with virtual time, and a log of all that the page is told. */
export class Stage {
  private constructor(readonly phone: PhoneDriver) {}

  static async open(sim: Simulator, wishes: PhoneWishes = {}, page = 'pages/stage/stage') {
    const phone = await sim.phone({
      profile: 'android',
      language: 'en',
      microphone: 'granted',
      camera: 'granted',
      clock: 'virtual',
      ...wishes,
      media: { netstatus: 0, volume: 0, ...wishes.media },
    });
    await phone.open(page);
    await phone.advance(50);
    const stage = new Stage(phone);
    await stage.log();
    return stage;
  }

  /** setData of the page on top, and time for all that comes of it. */
  async set(data: Record<string, unknown>, ms = SETTLED): Promise<void> {
    await this.do('setData', data);
    await this.phone.advance(ms);
  }

  players(...players: StagePlayer[]): Promise<void> {
    const whole = players.map((one) => ({
      src: `rtmp://host/app/${one.id}`,
      mode: 'RTC',
      autoplay: true,
      pauses: true,
      ...one,
    }));
    return this.set({ players: whole });
  }

  /** A call of the pusher's context, and time for its answer. */
  async push(method: string, ms = SETTLED): Promise<void> {
    await this.do('push', method);
    await this.phone.advance(ms);
  }

  /** A call of a player's context. */
  async play(id: string, method: string): Promise<void> {
    await this.do('play', id, method);
    await this.phone.advance(SETTLED);
  }

  /** Calls a method of the page on top; no time passes. */
  async do(method: string, ...args: unknown[]): Promise<void> {
    await this.phone.browserPage.evaluate(
      ([name, values]) => {
        const page = window.phone?.pages.top?.caller as unknown as Record<
          string,
          (...args: unknown[]) => void
        >;
        page[name]?.(...values);
      },
      [method, args] as const,
    );
  }

  /** What was told since it was last asked; only lines of that beginning, if one is given. */
  async log(beginning = ''): Promise<string[]> {
    const lines = await this.phone.browserPage.evaluate(() =>
      (window.phone?.app.instance?.log as string[]).splice(0),
    );
    return lines.filter((line) => line.startsWith(beginning));
  }
}

/** One simulator for all tests of a file, and a stage for each of them. */
export function useStage(): (wishes?: PhoneWishes, page?: string) => Promise<Stage> {
  let sim: Simulator;
  let stage: Stage | undefined;
  beforeAll(async () => {
    sim = await openSimulator({ dist: DIST });
  });
  afterAll(() => sim.close());
  afterEach(() => stage?.phone.close());
  return async (wishes, page) => (stage = await Stage.open(sim, wishes, page));
}
