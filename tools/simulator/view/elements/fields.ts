import type { Events } from '../../runtime/events';
import { toText } from '../../text';
import type { PhoneOptions } from '../../types';
import { any, flag, number, text, WxElement, type ElementPorts, type Prop } from '../element';

/** What a form collects: anything with a `name` and a value. */
export interface Field extends WxElement {
  fieldValue(): unknown;
  resetField(): void;
}

export const isField = (one: Element): one is Field =>
  one instanceof WxElement && 'fieldValue' in one;

/** What a field needs of its phone. */
export interface FieldPorts extends ElementPorts {
  readonly events: Events;
  readonly options: Pick<PhoneOptions, 'viewLag'>;
}

const COMMON: Record<string, Prop> = {
  name: text(),
  value: any(''),
  type: text('text'),
  password: flag(),
  placeholder: text(),
  placeholderStyle: text(),
  placeholderClass: text(),
  disabled: flag(),
  maxlength: number(140),
  focus: flag(),
  autoFocus: flag(),
  confirmType: text('done'),
  confirmHold: flag(),
  cursorSpacing: any(0),
  adjustPosition: flag(true),
  holdKeyboard: flag(),
};

/** Height of the keyboard that the simulated phone claims to show. */
const KEYBOARD = 300;

/** What `input` and `textarea` share: a browser's own control in the shadow root. */
abstract class TextField<
  T extends HTMLInputElement | HTMLTextAreaElement,
> extends WxElement<FieldPorts> {
  static override props: Record<string, Prop> = COMMON;
  /** Set by `model:value`. */
  model?: { name: string; listener: (value: unknown) => void };

  constructor(protected readonly control: T) {
    super();
    control.style.cssText =
      'font:inherit;color:inherit;text-align:inherit;letter-spacing:inherit;background:none;border:0;outline:0;padding:0;margin:0;width:100%;height:100%;display:block;resize:none';
    this.attachShadow({ mode: 'open' }).append(control);
    control.addEventListener('input', () => {
      const value = this.limited(control.value);
      if (value !== control.value) control.value = value;
      this.model?.listener(value);
      this.emit('input', { value, cursor: control.selectionStart ?? value.length, keyCode: 0 });
    });
    control.addEventListener('focus', () => {
      this.emit('focus', { value: control.value, height: KEYBOARD });
      this.emit('keyboardheightchange', { height: KEYBOARD, duration: 250 });
      this.phone.events.fire('keyboardHeightChange', { height: KEYBOARD });
    });
    control.addEventListener('blur', () => {
      this.emit('blur', { value: control.value, cursor: control.selectionStart ?? 0 });
      this.emit('keyboardheightchange', { height: 0, duration: 250 });
      this.phone.events.fire('keyboardHeightChange', { height: 0 });
    });
    control.addEventListener('keydown', (event) => {
      const key = event as KeyboardEvent;
      if (key.key !== 'Enter' || (control instanceof HTMLTextAreaElement && !key.metaKey)) return;
      this.emit('confirm', { value: control.value });
      if (!this.prop<boolean>('confirmHold')) control.blur();
    });
  }

  fieldValue(): unknown {
    return this.control.value;
  }

  resetField(): void {
    this.control.value = '';
  }

  override onTap(): void {
    if (!this.control.disabled) this.control.focus();
  }

  protected override changed(name: string): void {
    const { control } = this;
    if (name === 'value') {
      const shown = this.limited(toText(this.prop<unknown>('value')));
      this.afterLag(() => {
        if (control.value !== shown) control.value = shown;
      });
    }
    control.disabled = this.prop<boolean>('disabled');
    control.placeholder = this.prop('placeholder');
    if (name === 'focus' || name === 'autoFocus') {
      const focus = this.prop<boolean>(name);
      const { viewLag } = this.phone.options;
      this.phone.clock.set(() => (focus ? control.focus() : control.blur()), viewLag);
    }
    if (control instanceof HTMLInputElement) {
      const digits = ['number', 'digit', 'idcard'].includes(this.prop('type'));
      control.type = this.prop<boolean>('password') ? 'password' : 'text';
      control.inputMode = digits ? 'decimal' : 'text';
    }
  }

  /** What a node is born with is there at once; what it is given later has the way from setData to the view. */
  private afterLag(show: () => void): void {
    const { viewLag } = this.phone.options;
    if (viewLag > 0 && this.isConnected) this.phone.clock.set(show, viewLag);
    else show();
  }

  private limited(value: string): string {
    const max = this.prop<number>('maxlength');
    return max < 0 ? value : value.slice(0, max);
  }
}

/** `input` */
export class InputElement extends TextField<HTMLInputElement> {
  constructor() {
    super(document.createElement('input'));
  }
}

/** `textarea` */
export class TextareaElement extends TextField<HTMLTextAreaElement> {
  static override props: Record<string, Prop> = { ...COMMON, autoHeight: flag() };
  constructor() {
    super(document.createElement('textarea'));
  }
}

/** `switch` */
export class SwitchElement extends WxElement {
  static override props: Record<string, Prop> = {
    name: text(),
    checked: flag(),
    disabled: flag(),
    type: text('switch'),
    color: text('#04be02'),
  };
  private on = false;
  private readonly knob = document.createElement('div');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.knob);
    this.draw();
  }

  override get isDisabled(): boolean {
    return this.prop<boolean>('disabled');
  }

  fieldValue(): unknown {
    return this.on;
  }

  resetField(): void {
    this.on = false;
    this.draw();
  }

  override onTap(): void {
    this.on = !this.on;
    this.draw();
    this.emit('change', { value: this.on });
  }

  protected override changed(name: string): void {
    if (name === 'checked') this.on = this.prop<boolean>('checked');
    this.draw();
  }

  private draw(): void {
    const left = this.on ? 22 : 2;
    const color = this.on ? this.prop('color') : '#dfdfdf';
    this.knob.style.cssText = `width:52px;height:32px;border-radius:16px;background:radial-gradient(circle 14px at ${left + 14}px 16px,#fff 13px,transparent 14px),${color}`;
  }
}

/** `slider` */
export class SliderElement extends WxElement {
  static override props: Record<string, Prop> = {
    name: text(),
    value: number(),
    min: number(),
    max: number(100),
    step: number(1),
    disabled: flag(),
    showValue: flag(),
    activeColor: text('#1aad19'),
  };
  private readonly range = document.createElement('input');

  constructor() {
    super();
    this.range.type = 'range';
    this.range.style.cssText = 'width:100%';
    this.attachShadow({ mode: 'open' }).append(this.range);
    this.range.addEventListener('input', () => this.emit('changing', { value: this.fieldValue() }));
    this.range.addEventListener('change', () => this.emit('change', { value: this.fieldValue() }));
  }

  fieldValue(): unknown {
    return Number(this.range.value);
  }

  resetField(): void {
    this.range.value = String(this.prop<number>('min'));
  }

  protected override changed(): void {
    const { range } = this;
    range.min = String(this.prop<number>('min'));
    range.max = String(this.prop<number>('max'));
    range.step = String(this.prop<number>('step'));
    range.value = String(this.prop<number>('value'));
    range.disabled = this.prop<boolean>('disabled');
    range.style.accentColor = this.prop('activeColor');
  }
}
