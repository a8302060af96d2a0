import { canCall } from '../checks';
import type { Language } from './language';
import type { Report } from './text';

/** The report for programs. `id` and `status` of a check never change; its words may. */
export function jsonReport({ groups, lists }: Report, language: Language): string {
  const checks = groups.flatMap(({ id: group, findings }) =>
    findings.map(({ id, status, says, cure }) => ({
      group,
      id,
      status,
      message: says[language],
      ...(cure && { cure: cure[language] }),
    })),
  );
  const console = lists.map(({ id, path, items }) => ({
    id,
    path,
    enter: items.map(({ enter }) => enter),
  }));
  return JSON.stringify({ canCall: canCall(groups), checks, console }, null, 2);
}
