import type { Clock } from '../runtime/clock';
import type { Say } from '../runtime/say';

/** What they need of their phone. */
export interface DialogsPorts {
  readonly clock: Clock;
  readonly say: Say;
}

/** Options of {@link Dialogs.modal}, as `wx.showModal` has them. */
export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
  editable?: boolean;
  placeholderText?: string;
  /** Class of the card, so that a test can tell the phone's own questions apart. */
  name?: string;
}

function make(parent: Element, tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
}

/** What WeChat draws over a mini-program: dialogs, sheets, toasts. A user can tap them. */
export class Dialogs {
  private toastElement: HTMLElement | undefined;
  private toastTimer = 0;

  constructor(
    private readonly phone: DialogsPorts,
    private readonly root: HTMLElement,
  ) {}

  modal(
    options: ModalOptions,
  ): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
    const { sheet, card } = this.open('modal', options.name);
    if (options.title) make(card, 'div', 'sim-head', options.title);
    const body = make(card, 'div', 'sim-body', options.editable ? '' : options.content);
    const field = options.editable ? document.createElement('input') : undefined;
    if (field) {
      field.value = options.content ?? '';
      field.placeholder = options.placeholderText ?? '';
      body.append(field);
    }
    const buttons = make(card, 'div', 'sim-buttons');
    return new Promise((resolve) => {
      const button = (className: string, text: string, confirm: boolean) =>
        make(buttons, 'button', className, text).addEventListener('click', () => {
          sheet.remove();
          resolve({ confirm, cancel: !confirm, content: field && confirm ? field.value : null });
        });
      if (options.showCancel !== false) {
        button('sim-cancel', options.cancelText || this.phone.say('取消', 'Cancel'), false);
      }
      button('sim-confirm', options.confirmText || this.phone.say('确定', 'OK'), true);
    });
  }

  /** @returns the index chosen, -1 when dismissed */
  actionSheet(options: { itemList: string[]; alertText?: string }): Promise<number> {
    const { sheet, card } = this.open('action-sheet');
    sheet.classList.add('sim-bottom');
    if (options.alertText) make(card, 'div', 'sim-body', options.alertText);
    return new Promise((resolve) => {
      const button = (className: string, text: string, index: number) =>
        make(card, 'button', className, text).addEventListener('click', () => {
          sheet.remove();
          resolve(index);
        });
      options.itemList.forEach((text, index) => button('sim-item', text, index));
      button('sim-cancel', this.phone.say('取消', 'Cancel'), -1);
    });
  }

  /** WeChat's settings page. @param stuck - the user leaves without changing anything */
  settings(scopes: Record<string, boolean>, stuck: boolean): Promise<Record<string, boolean>> {
    const { sheet, card } = this.open('settings');
    make(card, 'div', 'sim-head', this.phone.say('设置', 'Settings'));
    const result = { ...scopes };
    for (const scope of Object.keys(scopes)) {
      const row = make(
        card,
        'label',
        'sim-row',
        {
          'scope.record': this.phone.say('使用我的麦克风', 'Microphone'),
          'scope.camera': this.phone.say('使用我的摄像头', 'Camera'),
        }[scope] ?? scope,
      );
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = scopes[scope] ?? false;
      box.disabled = stuck;
      box.addEventListener('change', () => (result[scope] = box.checked));
      row.append(box);
    }
    return new Promise((resolve) => {
      make(card, 'button', 'sim-confirm', this.phone.say('返回', 'Done')).addEventListener(
        'click',
        () => {
          sheet.remove();
          resolve(result);
        },
      );
    });
  }

  /** A short message; `duration` 0 stays until {@link hideToast}. */
  toast(text: string, duration = 1500, mask = false): void {
    this.hideToast();
    this.toastElement = make(this.root, 'div', 'sim-toast', text);
    this.toastElement.classList.toggle('sim-masked', mask);
    if (duration > 0) this.toastTimer = this.phone.clock.set(() => this.hideToast(), duration);
  }

  hideToast(): void {
    this.phone.clock.clear(this.toastTimer);
    this.toastElement?.remove();
    this.toastElement = undefined;
  }

  private open(kind: string, name = ''): { sheet: HTMLElement; card: HTMLElement } {
    const sheet = make(this.root, 'div', `sim-sheet sim-${kind}`);
    return { sheet, card: make(sheet, 'div', `sim-card ${name && `sim-${name}`}`.trim()) };
  }
}
