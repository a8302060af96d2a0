import type { Cloud } from './cloud';
import type { FactName } from './facts';
import type { PusherCalls } from './pusher-calls';
import type { Trace } from './trace';

/** What a person can answer. */
export type Answers = 'yes' | 'no' | 'done' | 'skip';

export type StepName =
  | 'rights'
  | 'sign-in'
  | 'publish'
  | 'start'
  | 'autopush'
  | 'mute'
  | 'speak'
  | 'ear'
  | 'background'
  | 'interruption'
  | 'screen';

/** What a step works with; its names are the check's own. */
export interface StepTools {
  readonly trace: Trace;
  readonly calls: PusherCalls;
  readonly cloud: Cloud;
  /** Writes down what a fact turned out to be on this phone. */
  find(name: FactName, seen: string): void;
  /** Asks the person; resolves with the answer. */
  ask(step: StepName, ...answers: Answers[]): Promise<Answers>;
  /** Takes a question back: what it asked for has happened. */
  withdraw(): void;
}

export type Outcome = 'skipped' | undefined;

export interface Step {
  readonly name: StepName;
  readonly run: (tools: StepTools) => Promise<Outcome | void>;
}
