/** How the next start() shall fail, for tests. */
export interface StartFailure {
  /** A state code such as -1302. */
  code: number;
  message?: string;
}

/** What the view tells the mini-program where the native side refuses something. */
export interface InsertionError {
  errMsg: string;
  errCode?: number;
  errno?: number;
}

/** What a test has go wrong with the media: each but the conflict happens once. */
export class MediaFaults {
  /** Another audio task is there, though nothing was interrupted (27). */
  hasConflict = false;
  private refusal = false;
  private failure: StartFailure | undefined;
  private insertion: InsertionError | undefined;

  /** The next start() of a pusher is refused, whatever its state. */
  refuseNextStart(): void {
    this.refusal = true;
  }

  /** The next start() of a pusher is answered with success, and ends with this code. */
  failNextStart(failure: StartFailure): void {
    this.failure = failure;
  }

  /** The next insertion of a pusher or player is answered with this. */
  failNextInsertion(error: InsertionError): void {
    this.insertion = error;
  }

  takeStartRefusal(): boolean {
    const { refusal } = this;
    this.refusal = false;
    return refusal;
  }

  takeStartFailure(): StartFailure | undefined {
    const { failure } = this;
    this.failure = undefined;
    return failure;
  }

  takeInsertionError(): InsertionError | undefined {
    const { insertion } = this;
    this.insertion = undefined;
    return insertion;
  }
}
