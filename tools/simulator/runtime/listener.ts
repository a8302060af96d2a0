import { Component, Element as ModelElement, type Element as Model } from 'glass-easel';
import type { Problems } from './problems';
import type { Timers } from './timers';

/** The shape of the framework's event that is read here. */
interface FrameworkEvent {
  type: string;
  timeStamp: number;
  detail: unknown;
  target: unknown;
  currentTarget: unknown;
  mark: unknown;
  extraFields?: Record<string, unknown>;
}

/** Handlers of a mini-program live in another thread than the view: they get plain data. */
function plainTarget(target: unknown): Record<string, unknown> {
  const owner = target as { _$?: Model } & Model;
  const model = owner._$ ?? owner;
  const element = model.getBackendElement() as unknown as HTMLElement | null;
  return {
    id: model.id,
    dataset: { ...model.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}

function plainEvent(event: FrameworkEvent): Record<string, unknown> {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    detail: event.detail,
    target: plainTarget(event.target),
    currentTarget: plainTarget(event.currentTarget),
    mark: { ...(event.mark as object | null) },
    ...event.extraFields,
  };
}

/**
 * Hooks into the framework where a template's event meets its handler: gives the handler a plain
 * event, and reports a handler that doesn't exist, as WeChat does when the event comes.
 */
export function installListener(problems: Problems): void {
  const hooks = globalThis as { __simulatorListener?: unknown };
  hooks.__simulatorListener = (
    caller: unknown,
    event: FrameworkEvent,
    handler: (this: unknown, event: unknown) => unknown,
  ) => handler.call(caller, plainEvent(event));

  const find = Component.getMethod.bind(Component) as (owner: unknown, name: string) => unknown;
  Component.getMethod = ((owner: { is: string }, name: string) => {
    const method = find(owner, name);
    if (!method && name) {
      problems.addOnce('view', `"${owner.is}" has no method "${name}" to handle an event`);
    }
    return method;
  }) as typeof Component.getMethod;
}

/**
 * Measures from the top of the page, as WeChat does, not of the phone.
 *
 * @param frame - what the pages are in
 */
export function installMeasuring(timers: Timers, frame: { readonly top: number }): void {
  ModelElement.prototype.getBoundingClientRect = function (answer) {
    const element = this.getBackendElement() as unknown as HTMLElement | null;
    const { left = 0, top = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    timers.later(() => answer({ left, top: top - frame.top, width, height }));
  };
}
