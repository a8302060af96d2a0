import { enforce } from '../rights/enforcement';
import { Forbidden, ruleTypes, type RuleTarget, type RuleTypeNumber } from '../rights/forbid-rules';
import { wallNow } from '../wall-clock';
import type { ApiCall } from './action';
import { ApiCode, ApiError } from './codes';
import type { Parameters } from './parameters';

const DAY = 86_400;

export function setRule({ context, parameters }: ApiCall): object {
  const { type, target } = ruleOf(parameters);
  const forbidden = parameters.list('DisabledPrivilege', 2).map(Number);
  const known: readonly number[] = Object.values(Forbidden);
  if (!forbidden.every((one) => known.includes(one))) {
    throw new ApiError(ApiCode.BadParameter, 'DisabledPrivilege is 1 or 2');
  }
  const expiresAt = Math.floor(wallNow() / 1000) + parameters.whole('EffectiveTime', 1, DAY);
  if (!context.forbidRules.set({ type, target, forbidden, expiresAt })) {
    throw new ApiError(ApiCode.TooManyRules, 'too many rules of this type are live');
  }
  enforce(context);
  return { ExpireTime: expiresAt };
}

export function deleteRule({ context, parameters }: ApiCall): undefined {
  const { type, target } = ruleOf(parameters);
  if (!context.forbidRules.delete(type, target)) {
    throw new ApiError(ApiCode.NoRule, 'there is no such rule');
  }
}

export function describeRules({ context, parameters }: ApiCall): object {
  return {
    RuleList: context.forbidRules
      .list(typeOf(parameters))
      .map(({ type, target, forbidden, expiresAt }) => ({
        RuleType: type,
        IP: target.ip,
        RoomId: target.roomID,
        UserId: target.userID,
        DisabledPrivilegeList: forbidden,
        ExpireTime: expiresAt,
      })),
  };
}

const parameterOf: Readonly<Record<keyof RuleTarget, string>> = {
  ip: 'IP',
  roomID: 'RoomId',
  userID: 'UserId',
};

const typeOf = (parameters: Parameters) => parameters.whole('RuleType', 1, 4) as RuleTypeNumber;

/** What the type looks at has to be there; the rest is not looked at. */
function ruleOf(parameters: Parameters): { type: RuleTypeNumber; target: RuleTarget } {
  const type = typeOf(parameters);
  const read = (key: keyof RuleTarget) =>
    ruleTypes[type].keys.includes(key) ? parameters.text(parameterOf[key], 128) : '';
  return { type, target: { ip: read('ip'), roomID: read('roomID'), userID: read('userID') } };
}
