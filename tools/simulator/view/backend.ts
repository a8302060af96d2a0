import { CurrentWindowBackendContext } from 'glass-easel';
import { domTag } from '../selectors';
import type { Problems } from '../runtime/problems';
import type { PhoneOptions } from '../types';
import { WxElement } from './element';
import { BUILT_IN, INERT, type BuiltInPorts } from './elements';

/** What it needs of its phone, and what the elements that it makes need. */
export type BackendPorts = BuiltInPorts & {
  readonly components: { isTag(tag: string): boolean };
  readonly options: Pick<PhoneOptions, 'theme'>;
  readonly problems: Problems;
};

/** What the component framework draws with: our elements in place of a browser's own. */
export class PhoneBackend extends CurrentWindowBackendContext {
  constructor(private readonly phone: BackendPorts) {
    super();
    for (const [tag, type] of Object.entries(BUILT_IN)) customElements.define(domTag(tag), type);
    this.document = {
      createElement: (tag: string) => this.create(tag),
      createTextNode: (content: string) => document.createTextNode(content),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document;
  }

  override render(done: (error: Error | null) => void): void {
    this.phone.timers.later(() => done(null));
  }

  override getTheme(): string {
    return this.phone.options.theme;
  }

  /** Gestures are watched on the whole window (see `gestures.ts`), not one element at a time. */
  override setListenerStats(element: unknown, type: string): void {
    if (element instanceof WxElement) element.listens.add(type);
  }

  override onEvent(): void {}

  override setModelBindingStat(
    element: unknown,
    name: string,
    listener: ((value: unknown) => void) | null,
  ): void {
    const target = element as { model?: { name: string; listener: (value: unknown) => void } };
    if (listener) target.model = { name, listener };
    else delete target.model;
  }

  private create(tag: string): WxElement {
    const name = domTag(tag.toLowerCase());
    if (!customElements.get(name)) customElements.define(name, class extends WxElement {});
    const element = document.createElement(name) as WxElement<BuiltInPorts>;
    element.phone = this.phone;
    if (!(tag in BUILT_IN) && !this.phone.components.isTag(tag)) {
      if (INERT.has(tag))
        this.phone.problems.addOnce('view', `<${tag}> is not simulated: it stays empty`);
      else
        this.phone.problems.addOnce(
          'view',
          `there is no component <${tag}>: missing in usingComponents?`,
        );
    }
    return element;
  }
}
