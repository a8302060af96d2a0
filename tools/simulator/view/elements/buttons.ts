import { any, flag, text, WxElement, type ElementPorts, type Prop } from '../element';
import { isField } from './fields';

/** `form` */
export class FormElement extends WxElement {
  static override props: Record<string, Prop> = { reportSubmit: flag() };

  submit(): void {
    const value: Record<string, unknown> = {};
    for (const field of this.fields()) {
      const name = field.prop('name');
      if (name) value[name] = field.fieldValue();
    }
    this.emit('submit', { value });
  }

  reset(): void {
    for (const field of this.fields()) field.resetField();
    this.emit('reset', {});
  }

  private fields() {
    return Array.from(this.querySelectorAll('*')).filter(isField);
  }
}

/** `label`: hands a tap to its control. */
export class LabelElement extends WxElement {
  static override props: Record<string, Prop> = { for: text() };

  override onTap(): void {
    const id = this.prop('for');
    const page = this.closest('wx-page');
    const all = id ? page?.querySelectorAll(`#${CSS.escape(id)}`) : this.querySelectorAll('*');
    Array.from(all ?? [])
      .find((one): one is WxElement => isField(one) || one instanceof ButtonElement)
      ?.onTap();
  }
}

/** What a button needs of its phone. */
export interface ButtonPorts extends ElementPorts {
  readonly permissions: { openSettings(): Promise<Record<string, boolean>> };
  readonly privacy: { buttonTapped(id: string): void };
  readonly share: { fromButton(button: WxElement): void };
}

/** `button`, with the `open-type`s that need no server of WeChat's. */
export class ButtonElement extends WxElement<ButtonPorts> {
  static override props: Record<string, Prop> = {
    size: text('default'),
    type: text('default'),
    plain: flag(),
    disabled: flag(),
    loading: flag(),
    formType: text(),
    openType: text(),
    hoverClass: text('button-hover'),
    lang: text('en'),
    sessionFrom: text(),
    appParameter: text(),
    phoneNumberNoQuotaToast: any(),
  };

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
  }

  override get isDisabled(): boolean {
    return this.prop<boolean>('disabled');
  }

  override onTap(): void {
    const form = this.closest('wx-form');
    if (form instanceof FormElement && this.prop('formType') === 'submit') form.submit();
    if (form instanceof FormElement && this.prop('formType') === 'reset') form.reset();
    this.open(this.prop('openType'));
  }

  protected override changed(): void {
    // Drawn by the base sheet: the tag's look depends on these.
    for (const name of ['size', 'type', 'plain', 'disabled', 'loading']) {
      this.dataset[name] = String(this.prop<unknown>(name));
    }
  }

  private open(openType: string): void {
    const { phone } = this;
    switch (openType) {
      case 'share':
        phone.share.fromButton(this);
        break;
      case 'agreePrivacyAuthorization':
        phone.privacy.buttonTapped(this.id);
        this.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
        break;
      case 'openSetting':
        void phone.permissions
          .openSettings()
          .then((authSetting) =>
            this.emit('opensetting', { authSetting, errMsg: 'openSetting:ok' }),
          );
        break;
      case 'getPhoneNumber':
      case 'getRealtimePhoneNumber':
        this.emit(openType.toLowerCase(), { errMsg: `${openType}:fail user deny`, errno: 1400001 });
        break;
    }
  }
}
