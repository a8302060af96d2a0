import {
  Event as ComponentEvent,
  type Element as Model,
  type StyleSegmentIndex,
} from 'glass-easel';
import type { Clock } from '../runtime/clock';
import type { Timers } from '../runtime/timers';
import { toText } from '../text';
import { convertUnits } from '../units';

/** What every element needs of its phone. */
export interface ElementPorts {
  readonly clock: Clock;
  readonly timers: Timers;
}

/** A property of a built-in component: its type and default, as WeChat documents them. */
export interface Prop {
  kind: 'string' | 'number' | 'boolean' | 'any';
  value?: unknown;
}

/** Shorthands for the tables of properties. */
export const text = (value = ''): Prop => ({ kind: 'string', value });
export const number = (value = 0): Prop => ({ kind: 'number', value });
export const flag = (value = false): Prop => ({ kind: 'boolean', value });
export const any = (value?: unknown): Prop => ({ kind: 'any', value });

/** WeChat's own conversion: `undefined` is the type's zero, and the string "false" is true. */
function convert(prop: Prop, raw: unknown): unknown {
  switch (prop.kind) {
    case 'boolean':
      return Boolean(raw);
    case 'number':
      return Number.isFinite(Number(raw)) ? Number(raw) : 0;
    case 'string':
      return toText(raw);
    default:
      return raw;
  }
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The framework keeps several class lists for one node; this one is for passing looks. */
const HOVER_SEGMENT = 3 as StyleSegmentIndex;

/** The pressed look, which any element may have. */
export const HOVER: Record<string, Prop> = {
  hoverClass: text('none'),
  hoverStartTime: number(50),
  hoverStayTime: number(400),
};

/**
 * A node of the view: a built-in component, or the host of one the mini-program defines.
 * What it draws itself lies in a shadow root; its children are the mini-program's.
 */
export class WxElement<Ports extends ElementPorts = ElementPorts> extends HTMLElement {
  /** Properties by camelCase name. */
  static props: Record<string, Prop> = {};

  phone!: Ports;
  /** The component framework's own node; set when it associates the two. */
  __wxElement?: Model;
  /** Events somebody listens for on this very node. */
  readonly listens = new Set<string>();
  private readonly values: Record<string, unknown> = {};

  /** The value of a property, its default if it was never set. */
  prop<T = string>(name: string): T {
    return (name in this.values ? this.values[name] : this.propTable()[name]?.value) as T;
  }

  /** Whether the template says anything of a property. */
  protected isSet(name: string): boolean {
    return name in this.values;
  }

  /** The raw value that the template gave, before it was made a string. */
  override setAttribute(name: string, value: string): void {
    if (name === 'style') super.setAttribute(name, convertUnits(value));
    else this.receive(name, value);
  }

  override removeAttribute(name: string): void {
    this.receive(name, false);
  }

  override get id(): string {
    return super.id;
  }
  /** Ids come prefixed by their owner; tests and style sheets know them without. */
  override set id(value: string) {
    super.setAttribute('id', value.slice(value.indexOf('--') < 0 ? 0 : value.indexOf('--') + 2));
  }

  /** Tells the listeners in the mini-program. */
  emit(type: string, detail: unknown = {}, options: EmitOptions = {}): void {
    const model = this.__wxElement;
    if (!model) return;
    const { extraFields, ...flags } = options;
    const event = new ComponentEvent(type, detail, {
      ...flags,
      ...(extraFields && { extraFields }),
    });
    this.phone.timers.deliver(() => ComponentEvent.dispatchEvent(model, event));
  }

  /** What a tap on it does by itself, after the listeners were told. */
  onTap(): void {}

  /** Whether taps on it are lost. */
  get isDisabled(): boolean {
    return false;
  }

  /** Shows or ends the pressed look. */
  press(down: boolean): void {
    const name = this.prop('hoverClass');
    if (!name || name === 'none' || this.isDisabled) return;
    const delay = this.prop<number>(down ? 'hoverStartTime' : 'hoverStayTime');
    this.phone.clock.set(
      () => this.__wxElement?.setNodeClass(down ? name : '', HOVER_SEGMENT),
      delay,
    );
  }

  /** A property has changed. */
  protected changed(name: string): void;
  protected changed(): void {}

  private propTable(): Record<string, Prop> {
    return { ...HOVER, ...(this.constructor as typeof WxElement).props };
  }

  private receive(name: string, written: unknown): void {
    // The framework hands strings to the DOM, and keeps what the template gave.
    const raw = this.__wxElement ? this.__wxElement.getAttribute(name) : written;
    const key = camel(name);
    const prop = this.propTable()[key];
    if (!prop) {
      // What WeChat calls aria-role is the DOM's role.
      const attribute = name === 'aria-role' ? 'role' : name;
      if (raw === false || raw === undefined || raw === null) super.removeAttribute(attribute);
      else super.setAttribute(attribute, raw === true ? '' : toText(raw));
      return;
    }
    const next = convert(prop, raw);
    if (key in this.values && this.values[key] === next) return;
    this.values[key] = next;
    this.changed(key);
  }
}

interface EmitOptions {
  bubbles?: boolean;
  composed?: boolean;
  capturePhase?: boolean;
  extraFields?: Record<string, unknown>;
}
