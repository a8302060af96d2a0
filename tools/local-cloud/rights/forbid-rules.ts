import { wallNow } from '../wall-clock';

/** What a rule applies to, in the vendor's numbers. */
export const RuleType = { IP: 1, Room: 2, User: 3, RoomUser: 4 } as const;

export type RuleTypeNumber = (typeof RuleType)[keyof typeof RuleType];

/** What a rule takes away, in the vendor's numbers. */
export const Forbidden = { Login: 1, Publish: 2 } as const;

/** Whom a rule is about; which of these count is up to its type. */
export interface RuleTarget {
  readonly ip: string;
  readonly roomID: string;
  readonly userID: string;
}

export interface ForbidRule {
  readonly type: RuleTypeNumber;
  readonly target: RuleTarget;
  readonly forbidden: readonly number[];
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** Somebody to look up. A user whose room is not known is met by rules about them in any room. */
export interface RuleSubject {
  readonly ip: string;
  readonly roomID: string | undefined;
  readonly userID: string;
}

/** Which parts of a target a type of rule looks at, and how many rules of it may be live. */
export const ruleTypes: Readonly<
  Record<RuleTypeNumber, { readonly keys: readonly (keyof RuleTarget)[]; readonly max: number }>
> = {
  [RuleType.IP]: { keys: ['ip'], max: 100 },
  [RuleType.Room]: { keys: ['roomID'], max: 200 },
  [RuleType.User]: { keys: ['userID'], max: 200 },
  [RuleType.RoomUser]: { keys: ['roomID', 'userID'], max: 200 },
};

/** The rules that forbid users to enter or to publish. They end by the clock, not with a room. */
export class ForbidRules {
  readonly #rules = new Map<string, ForbidRule>();

  /** Replaces the rule about the same target. Returns `false` where too many are live already. */
  set(rule: ForbidRule): boolean {
    const key = keyOf(rule.type, rule.target);
    const others = this.list(rule.type).filter(
      (one) => live(one) && keyOf(one.type, one.target) !== key,
    );
    if (others.length >= ruleTypes[rule.type].max) return false;
    this.#rules.set(key, rule);
    return true;
  }

  /** Returns whether there was one. */
  delete(type: RuleTypeNumber, target: RuleTarget): boolean {
    return this.#rules.delete(keyOf(type, target));
  }

  /** Those of a type, those that are over included. */
  list(type: RuleTypeNumber): readonly ForbidRule[] {
    return [...this.#rules.values()].filter((rule) => rule.type === type);
  }

  forbidsLogin(subject: RuleSubject): boolean {
    return this.#applying(subject).some(({ forbidden }) => forbidden.includes(Forbidden.Login));
  }

  /** Whoever may not enter may not publish either, though they be in the room. */
  forbidsPublish(subject: RuleSubject): boolean {
    return this.#applying(subject).length > 0;
  }

  #applying(subject: RuleSubject): ForbidRule[] {
    return [...this.#rules.values()].filter((rule) => live(rule) && matches(rule, subject));
  }
}

function live({ expiresAt }: ForbidRule): boolean {
  return expiresAt * 1000 > wallNow();
}

function matches({ type, target }: ForbidRule, subject: RuleSubject): boolean {
  if (type === RuleType.Room && subject.roomID === undefined) return false;
  return ruleTypes[type].keys.every((key) => (subject[key] ?? target[key]) === target[key]);
}

function keyOf(type: RuleTypeNumber, target: RuleTarget): string {
  return JSON.stringify([type, ...ruleTypes[type].keys.map((key) => target[key])]);
}
