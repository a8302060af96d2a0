import type { Clock } from '../runtime/clock';
import { WxElement } from './element';

const LONG_PRESS = 350;
const TAP_DISTANCE = 10;

/** The element of the mini-program under an event, and those around it. */
function path(event: Event): WxElement[] {
  return event
    .composedPath()
    .filter((one): one is WxElement => one instanceof WxElement && !!one.__wxElement);
}

function touchFields(event: PointerEvent, top: number, ended: boolean): Record<string, unknown> {
  const touch = {
    identifier: 0,
    pageX: event.clientX,
    pageY: event.clientY - top,
    clientX: event.clientX,
    clientY: event.clientY - top,
    force: 1,
  };
  return { touches: ended ? [] : [touch], changedTouches: [touch] };
}

/** What they need of their phone. */
export interface GesturesPorts {
  readonly clock: Clock;
  readonly window: { readonly top: number };
}

/** Turns pointers into the touches, taps and long presses of a phone. */
export function watchGestures(phone: GesturesPorts, root: HTMLElement): void {
  let start: { event: PointerEvent; nodes: WxElement[]; long: boolean; timer: number } | undefined;

  const send = (node: WxElement | undefined, type: string, event: PointerEvent, ended = false) => {
    const touches = touchFields(event, phone.window.top, ended);
    const changed = touches.changedTouches as { clientX: number; clientY: number }[];
    node?.emit(
      type,
      { x: changed[0]?.clientX, y: changed[0]?.clientY },
      { bubbles: true, composed: true, capturePhase: true, extraFields: touches },
    );
  };
  const far = (event: PointerEvent) =>
    !!start &&
    Math.hypot(event.clientX - start.event.clientX, event.clientY - start.event.clientY) >
      TAP_DISTANCE;

  root.addEventListener('pointerdown', (event) => {
    const nodes = path(event);
    const timer = phone.clock.set(() => {
      if (!start) return;
      start.long = start.nodes.some(
        (one) => one.listens.has('longpress') || one.listens.has('longtap'),
      );
      send(start.nodes[0], 'longpress', event);
      send(start.nodes[0], 'longtap', event);
    }, LONG_PRESS);
    start = { event, nodes, long: false, timer };
    for (const node of nodes) node.press(true);
    send(nodes[0], 'touchstart', event);
  });

  root.addEventListener('pointermove', (event) => {
    if (!start) return;
    send(start.nodes[0], 'touchmove', event);
    if (far(event)) phone.clock.clear(start.timer);
  });

  const end = (event: PointerEvent, type: 'touchend' | 'touchcancel') => {
    if (!start) return;
    const { nodes, long, timer } = start;
    const isTap = type === 'touchend' && !far(event) && !long;
    phone.clock.clear(timer);
    start = undefined;
    for (const node of nodes) node.press(false);
    send(nodes[0], type, event, true);
    if (!isTap || nodes.some((node) => node.isDisabled)) return;
    send(nodes[0], 'tap', event, true);
    nodes.find((node) => node.onTap !== WxElement.prototype.onTap)?.onTap();
  };
  root.addEventListener('pointerup', (event) => end(event, 'touchend'));
  root.addEventListener('pointercancel', (event) => end(event, 'touchcancel'));
}
