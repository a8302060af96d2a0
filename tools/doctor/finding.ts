/** One sentence, for people of either language. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Status =
  /** Verified. */
  | 'ok'
  /** A call can't work, or a secret is out. */
  | 'fault'
  /** Works, but not as it should in the end. */
  | 'warning'
  /** Nobody but a person can see to it or look it up. */
  | 'todo';

/** What one check found, in one sentence, and how to mend it. Never a secret. */
export interface Finding {
  /** For programs; never changes. */
  readonly id: string;
  readonly status: Status;
  readonly says: Words;
  readonly cure?: Words;
}

export const ok = (id: string, zh: string, en: string): Finding => ({
  id,
  status: 'ok',
  says: { zh, en },
});

const bad =
  (status: Status) =>
  (
    id: string,
    says: readonly [zh: string, en: string],
    cure: readonly [string, string],
  ): Finding => ({
    id,
    status,
    says: { zh: says[0], en: says[1] },
    cure: { zh: cure[0], en: cure[1] },
  });

export const fault = bad('fault');
export const warning = bad('warning');
export const todo = bad('todo');
