import { Component, type GeneralComponent } from 'glass-easel';
import type { AssociatedBackend, Root } from 'glass-easel-miniprogram-adapter';
import type { Bundle, Json } from '../types';
import type { Caller, Components } from './components';
import type { Timers } from './timers';

/** What it needs of its phone. */
export interface PagePorts {
  readonly backend: AssociatedBackend;
  readonly bundle: Bundle;
  readonly components: Pick<Components, 'space'>;
  readonly timers: Timers;
}

/** One page on the stack. */
export class PageInstance {
  readonly element: HTMLElement;
  readonly caller: Caller;
  /** Question set by `wx.enableAlertBeforeUnload`. */
  alertBeforeUnload: string | undefined;
  /** Title and colours, as the JSON and later calls set them. */
  readonly bar: Json;
  private readonly root: Root;
  private isReady = false;

  constructor(
    private readonly phone: PagePorts,
    readonly path: string,
    readonly query: Record<string, string>,
    readonly id: number,
  ) {
    this.bar = { ...phone.bundle.app.window, ...phone.bundle.json[path] };
    this.root = phone.backend.createRoot('page', phone.components.space, path);
    this.caller = this.root.get() as unknown as Caller;
    Object.assign(this.caller, {
      route: path,
      __route__: path,
      options: query,
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
    });
    this.takeProperties();
    this.element = this.component.getBackendElement() as unknown as HTMLElement;
    Element.prototype.setAttribute.call(this.element, 'is', path);
  }

  /** What the address says of properties is theirs before anything is attached (61). */
  private takeProperties(): void {
    const known = Object.entries(this.query).filter(([name]) =>
      Component.hasProperty(this.component, name),
    );
    if (known.length > 0) this.component.setData(Object.fromEntries(known) as never);
  }

  /** Puts it into the window and runs `attached`, `onLoad`. */
  open(container: HTMLElement): void {
    const placeholder = document.createElement('div');
    container.append(placeholder);
    this.root.attach(container as never, placeholder as never);
    this.call('onLoad', this.query);
  }

  /** `onShow` or `onHide`, and the same for the components' pageLifetimes. */
  notify(method: 'onShow' | 'onHide', lifetime: 'show' | 'hide'): void {
    this.phone.timers.deliver(() => this.component.triggerPageLifetime(lifetime, []));
    this.call(method);
    if (method === 'onShow' && !this.isReady) {
      this.isReady = true;
      this.phone.timers.later(() => this.call('onReady'));
    }
  }

  resized(size: { windowWidth: number; windowHeight: number }): void {
    this.phone.timers.deliver(() => this.component.triggerPageLifetime('resize', [{ size }]));
    this.call('onResize', { size });
  }

  close(): void {
    this.call('onUnload');
    this.phone.timers.guard(() => this.root.release());
    this.element.remove();
  }

  /** Calls a method of the page, if it has it. */
  call(name: string, argument?: unknown): unknown {
    const method = this.caller[name];
    if (typeof method !== 'function') return undefined;
    return this.phone.timers.guard(() =>
      (method as (this: unknown, argument: unknown) => unknown).call(this.caller, argument),
    );
  }

  get component(): GeneralComponent {
    return this.root.getComponent();
  }
}
