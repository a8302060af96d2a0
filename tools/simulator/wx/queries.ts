import type { GeneralComponent } from 'glass-easel';
import { type component as adapter } from 'glass-easel-miniprogram-adapter';
import type { Wx } from './api';

type Caller = InstanceType<typeof adapter.ComponentCaller> & { _$: GeneralComponent };

/** What these need of their phone. */
export interface QueryPorts {
  readonly pages: { readonly top: { readonly caller: object } | undefined };
}

/** Selector queries and observers that don't name a component count from the top page. */
export function queryApis(phone: QueryPorts): Wx {
  const page = () => phone.pages.top?.caller as unknown as Caller | undefined;
  return {
    createSelectorQuery: () => page()?.createSelectorQuery(),
    createIntersectionObserver: (owner?: Caller, options?: object) =>
      (owner ?? page())?.createIntersectionObserver(options),
    createMediaQueryObserver: (owner?: Caller) => (owner ?? page())?.createMediaQueryObserver(),
    createAnimation: () => {
      const animation: Record<string, unknown> = { export: () => ({ actions: [] }) };
      return new Proxy(animation, {
        get: (target, name, self: unknown) => target[String(name)] ?? (() => self),
      });
    },
  };
}
