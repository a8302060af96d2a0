import { CallError } from '../../errors/call-error';
import { consequencesOf } from '../../errors/failures';
import type { FeatureRoom } from '../room/room-feature';

/** Another try to ask the token service, in ms, where it didn't answer; and how many. */
const ASK_AGAIN_MS = 2000;
const TRIES = 3;
/** Between two questions to the token service, in ms: anybody can have us ask. */
const ASK_APART_MS = 1000;

interface Question {
  readonly grant: string | undefined;
  /** How many are left, with this one. */
  readonly tries: number;
}

/**
 * What the token service is asked about one's rights: one question at a time and a second apart, whoever claims
 * whatever; again where nobody answers, so that a right is lost by no slow network, and not where it is refused.
 */
export class RightsQuestions {
  private asking = false;
  private next: Question | null = null;
  private ended = false;

  constructor(private readonly room: Pick<FeatureRoom, 'timers' | 'askRights'>) {}

  /** @param grant - a host's leave to speak, to be shown */
  ask(grant: string | undefined): void {
    this.put({ grant, tries: TRIES });
  }

  end(): void {
    this.ended = true;
  }

  private put(question: Question): void {
    if (this.ended) return;
    if (this.asking) {
      this.next = question;
      return;
    }
    this.asking = true;
    const done = (again: Question | null) =>
      this.room.timers.after(again ? ASK_AGAIN_MS : ASK_APART_MS, () => {
        this.asking = false;
        const following = this.next ?? again;
        this.next = null;
        if (following) this.put(following);
      });
    this.room.askRights(question.grant).then(
      () => done(null),
      (error: unknown) => {
        const isRefused = error instanceof CallError && consequencesOf(error.kind).endsRecovery;
        const tries = isRefused ? 0 : question.tries - 1;
        done(tries > 0 ? { ...question, tries } : null);
      },
    );
  }
}
