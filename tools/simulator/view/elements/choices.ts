import type { Dialogs } from '../dialogs';
import { any, flag, number, text, WxElement, type ElementPorts, type Prop } from '../element';

/** `checkbox-group` and `radio-group`: told by their members. */
export class ChoiceGroup extends WxElement {
  static override props: Record<string, Prop> = { name: text() };

  get isRadio(): boolean {
    return this.localName === 'wx-radio-group';
  }

  fieldValue(): unknown {
    const values = this.members().flatMap((one) => (one.on ? [one.prop('value')] : []));
    return this.isRadio ? (values[0] ?? '') : values;
  }

  resetField(): void {
    for (const member of this.members()) member.choose(false);
  }

  memberTapped(member: Choice): void {
    if (this.isRadio) for (const one of this.members()) one.choose(one === member);
    this.emit('change', { value: this.fieldValue() });
  }

  private members(): Choice[] {
    return Array.from(this.querySelectorAll('*')).filter(
      (one): one is Choice => one instanceof Choice,
    );
  }
}

/** `checkbox` and `radio` */
export class Choice extends WxElement {
  static override props: Record<string, Prop> = {
    value: text(),
    checked: flag(),
    disabled: flag(),
    color: text('#09bb07'),
  };
  on = false;
  private readonly box = document.createElement('span');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.box, document.createElement('slot'));
    this.draw();
  }

  override get isDisabled(): boolean {
    return this.prop<boolean>('disabled');
  }

  override onTap(): void {
    const group = this.closest('wx-radio-group, wx-checkbox-group');
    const isRadio = this.localName === 'wx-radio';
    if (isRadio && this.on) return;
    this.choose(isRadio || !this.on);
    if (group instanceof ChoiceGroup) group.memberTapped(this);
  }

  choose(on: boolean): void {
    this.on = on;
    this.draw();
  }

  protected override changed(name: string): void {
    if (name === 'checked') this.on = this.prop<boolean>('checked');
    this.draw();
  }

  private draw(): void {
    const shape = this.localName === 'wx-radio' ? '50%' : '3px';
    this.box.style.cssText = `display:inline-block;box-sizing:border-box;vertical-align:middle;width:22px;height:22px;margin-right:5px;border:1px solid #d1d1d1;border-radius:${shape};background:${this.on ? this.prop('color') : 'none'}`;
  }
}

/** What a picker needs of its phone. */
export interface PickerPorts extends ElementPorts {
  readonly dialogs: Pick<Dialogs, 'actionSheet'>;
}

/** `picker` in `selector` mode: a sheet to choose from. Other modes give their current value. */
export class PickerElement extends WxElement<PickerPorts> {
  static override props: Record<string, Prop> = {
    mode: text('selector'),
    range: any([]),
    rangeKey: text(),
    value: any(0),
    disabled: flag(),
    headerText: text(),
  };

  override onTap(): void {
    if (this.prop<boolean>('disabled')) return;
    if (this.prop('mode') !== 'selector') {
      this.emit('change', { value: this.prop<unknown>('value') });
      return;
    }
    const key = this.prop('rangeKey');
    const items = this.prop<unknown[]>('range').map((item) =>
      key ? String((item as Record<string, unknown>)[key]) : String(item),
    );
    void this.phone.dialogs.actionSheet({ itemList: items }).then((index) => {
      if (index < 0) this.emit('cancel', {});
      else this.emit('change', { value: index });
    });
  }
}

/** `picker-view`: its columns scroll; the value is the row in the middle. */
export class PickerViewElement extends WxElement {
  static override props: Record<string, Prop> = { value: any([]), indicatorStyle: text() };
}

/** `picker-view-column` */
export class PickerColumnElement extends WxElement {
  override onTap(): void {
    const view = this.closest('wx-picker-view');
    if (!(view instanceof PickerViewElement)) return;
    const columns = Array.from(view.querySelectorAll('wx-picker-view-column'));
    const value = columns.map((_, index) => view.prop<number[]>('value')[index] ?? 0);
    const own = columns.indexOf(this);
    value[own] = ((value[own] ?? 0) + 1) % Math.max(1, this.children.length);
    view.emit('change', { value });
  }
}

/** `swiper`: shows its first item, changes by code alone. */
export class SwiperElement extends WxElement {
  static override props: Record<string, Prop> = {
    current: number(),
    autoplay: flag(),
    interval: number(5000),
  };
}
