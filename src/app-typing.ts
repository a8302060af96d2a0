import { FormElement, TaroElement, type TaroEvent } from '@tarojs/runtime';

/**
 * Leaves to the person what they type. Taro answers each key by setting the field to what the key has
 * made of it, and sets it again whenever something around it is drawn anew. Where WeChat's view lags
 * behind the keys, that takes letters back that were typed meanwhile. Here what was typed is only
 * remembered: the field is set when the app wants another value, and not otherwise.
 *
 * What `props.value` holds is what WeChat was told last: told once more, it leaves the field as it is.
 */
export function leaveTypingAlone(): void {
  const typed = new WeakMap<FormElement, string>();
  const dispatchEvent = Reflect.get(FormElement.prototype, 'dispatchEvent') as (
    this: FormElement,
    event: TaroEvent,
  ) => unknown;
  Object.defineProperties(FormElement.prototype, {
    value: {
      get(this: FormElement): unknown {
        return typed.get(this) ?? this.props.value ?? '';
      },
      set(this: FormElement, value: unknown) {
        this.setAttribute('value', value);
      },
    },
    setAttribute: {
      value(this: FormElement, name: string, value: unknown) {
        if (name === 'value') {
          if (value === this.value && name in this.props) return;
          typed.delete(this);
        }
        TaroElement.prototype.setAttribute.call(this, name, value);
      },
    },
    dispatchEvent: {
      value(this: FormElement, event: TaroEvent) {
        const { value } = (event.mpEvent?.detail ?? {}) as { value?: unknown };
        if (!TELLING.includes(event.type) || typeof value !== 'string') {
          return dispatchEvent.call(this, event);
        }
        typed.set(this, value);
        return TaroElement.prototype.dispatchEvent.call(this, event);
      },
    },
  });
}

/** The events that say what a field holds. */
const TELLING: readonly string[] = ['input', 'blur', 'confirm'];
