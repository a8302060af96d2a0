import {
  onHide,
  onInterruption,
  onNetworkChange,
  onShow,
  setKeepScreenOn,
  steadyNow,
} from '@/call/development';
import { Cloud, wordsOf } from './cloud';
import type { FactName, Findings } from './facts';
import { PusherCalls } from './pusher-calls';
import { stage, type StageEvent } from './stage';
import type { Answers, StepName, StepTools } from './step';
import { STEPS } from './steps';
import { Trace } from './trace';

/** What a step asks the person, with the answers there are. */
export interface Question {
  readonly step: StepName;
  readonly answers: readonly Answers[];
}

export type StepState = 'waiting' | 'running' | 'done' | 'skipped';

/** A check as the screen has it; a new object whenever anything of it changes. */
export interface CheckView {
  readonly phase: 'ready' | 'running' | 'over';
  readonly steps: Readonly<Record<StepName, StepState>>;
  readonly question: Question | null;
  /** What ended it before its time; empty where nothing did. */
  readonly failure: string;
}

const NAMES = STEPS.map(({ name }) => name);

function allWaiting(): Record<StepName, StepState> {
  const states: Partial<Record<StepName, StepState>> = {};
  for (const name of NAMES) states[name] = 'waiting';
  return states as Record<StepName, StepState>;
}

/** Takes a phone through the steps, once, and writes down what it does. */
export class Check implements StepTools {
  readonly trace: Trace;
  readonly calls: PusherCalls;
  readonly cloud: Cloud;
  private readonly found = new Map<FactName, string>();
  private readonly listeners = new Set<() => void>();
  private readonly disposers: (() => void)[] = [];
  private answer: ((answer: Answers) => void) | null = null;
  private current: CheckView = {
    phase: 'ready',
    steps: allWaiting(),
    question: null,
    failure: '',
  };

  /** @param roomID - where a second phone may join, to be heard in place of oneself */
  constructor(readonly roomID: string) {
    this.trace = new Trace(steadyNow);
    this.calls = new PusherCalls(this.trace);
    this.cloud = new Cloud(roomID, this.trace);
  }

  readonly view = (): CheckView => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get findings(): Findings {
    return this.found;
  }

  find(name: FactName, seen: string): void {
    this.found.set(name, seen);
    this.trace.add(`→ ${name}: ${seen}`);
  }

  ask(step: StepName, ...answers: Answers[]): Promise<Answers> {
    return new Promise((resolve) => {
      this.answer = resolve;
      this.change({ question: { step, answers } });
    });
  }

  /** The person's answer to the question that stands. */
  reply(answer: Answers): void {
    const { answer: resolve } = this;
    this.answer = null;
    this.change({ question: null });
    this.trace.add(`the person: ${answer}`);
    resolve?.(answer);
  }

  withdraw(): void {
    this.answer = null;
    this.change({ question: null });
  }

  /** All steps in their order. Resolves when it is over, however; nothing runs afterwards. */
  async run(): Promise<void> {
    this.listen();
    this.change({ phase: 'running' });
    try {
      for (const { name, run } of STEPS) {
        this.step(name, 'running');
        this.trace.add(`— ${name}`);
        this.step(name, (await run(this)) === 'skipped' ? 'skipped' : 'done');
      }
    } catch (error) {
      this.trace.add(`ended: ${wordsOf(error)}`);
      this.change({ failure: wordsOf(error) });
    }
    this.end();
  }

  /** The page goes, or it is over: nothing is sent or heard any more. */
  end(): void {
    for (const dispose of this.disposers.splice(0)) dispose();
    this.cloud.leave();
    stage.listen(null);
    stage.clear();
    setKeepScreenOn(false);
    this.answer = null;
    this.change({ phase: 'over', question: null });
  }

  private step(name: StepName, state: StepState): void {
    this.change({ steps: { ...this.current.steps, [name]: state } });
  }

  private change(change: Partial<CheckView>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private listen(): void {
    const { trace } = this;
    stage.listen((event) => this.hear(event));
    this.disposers.push(
      onShow(() => trace.add('app shown')),
      onHide(() => trace.add('app hidden')),
      onInterruption((begun) => trace.add(`interruption ${begun ? 'begins' : 'ends'}`)),
      onNetworkChange((online) => trace.add(`network ${online ? 'there' : 'gone'}`)),
    );
  }

  private hear(event: StageEvent): void {
    const { source, type } = event;
    const { detail } = event.event;
    if (type === 'state') this.trace.add(`${source} ${String(detail['code'])}`);
    if (type === 'error') {
      const { errCode, errno, errMsg } = detail;
      this.trace.add(`${source} error ${JSON.stringify({ errCode, errno, errMsg })}`);
    }
    if (type === 'volume') this.trace.add(`${source} volume ${String(detail['volume'])}`);
    if (type === 'net') {
      const { audioBitrate, netQualityLevel } = detail['info'] as Record<string, unknown>;
      this.trace.add(`${source} netstatus ${JSON.stringify({ audioBitrate, netQualityLevel })}`);
    }
    this.cloud.hear(event);
  }
}
