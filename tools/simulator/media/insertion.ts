import type { Clock } from '../runtime/clock';
import type { InsertionError } from './faults';
import type { NativeLive } from './native-live';

/** What an insertion needs of its element and phone. */
export interface InsertionSteps<Native extends NativeLive> {
  readonly clock: Clock;
  /** From the native side's work to its answer, in ms. */
  readonly answersIn: number;
  /** Asks for what the element needs leave for, `null` where it has it. */
  authorize(): Promise<InsertionError | null>;
  /** Why the native side won't have it, `null` where it will. */
  refusal(): InsertionError | null;
  create(): Native;
  /** The native side answered: the element is inserted. */
  inserted(native: Native): void;
  /** The native side answered: it is removed. */
  removed(native: Native): void;
  failed(error: InsertionError): void;
}

/**
 * The way of one element into the native side and out of it again. The scripts, the view and the
 * native side are three, and each step to the next is a task of its own.
 */
export class Insertion<Native extends NativeLive> {
  native: Native | undefined;
  /** The native side has said that it is inserted. */
  isAnswered = false;
  private isOver = false;
  private readonly updates: (() => void)[] = [];

  constructor(private readonly steps: InsertionSteps<Native>) {
    this.steps.clock.set(() => void this.begin(), 0);
  }

  /** Sends a change, in order; before the answer to the insertion it waits for that. */
  update(apply: (native: Native) => void): void {
    if (this.isOver) return;
    const send = () =>
      this.steps.clock.set(() => {
        this.steps.clock.set(() => {
          if (this.native && !this.native.isRemoved) apply(this.native);
        }, this.steps.answersIn);
      }, 0);
    if (this.isAnswered) send();
    else this.updates.push(send);
  }

  /** The element is gone from the view. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { clock, answersIn } = this.steps;
    clock.set(() => {
      clock.set(() => {
        const { native } = this;
        if (!native) return;
        native.remove();
        clock.set(() => this.steps.removed(native), answersIn);
      }, 0);
    }, 0);
  }

  private async begin(): Promise<void> {
    if (this.isOver) return;
    const refused = await this.steps.authorize();
    if (this.isOver) return;
    if (refused) {
      this.steps.failed(refused);
      return;
    }
    this.steps.clock.set(() => this.insert(), 0);
  }

  private insert(): void {
    if (this.isOver) return;
    const refusal = this.steps.refusal();
    if (refusal) {
      this.steps.failed(refusal);
      return;
    }
    const native = this.steps.create();
    this.native = native;
    native.insert();
    this.steps.clock.set(() => this.answered(native), this.steps.answersIn);
  }

  private answered(native: Native): void {
    if (native.isRemoved) return;
    this.isAnswered = true;
    this.steps.inserted(native);
    for (const send of this.updates.splice(0)) send();
  }
}
