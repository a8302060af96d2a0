import {
  Element as ModelElement,
  addGlobalErrorListener,
  addGlobalWarningListener,
  triggerRender,
  type GeneralComponent,
} from 'glass-easel';
import {
  component as adapter,
  MiniProgramEnv,
  type CodeSpace,
} from 'glass-easel-miniprogram-adapter';
import { resolvePath } from '../paths';
import type { Bundle, ComponentFramework, PhoneOptions } from '../types';
import { defineBoxes } from '../view/boxes';
import { compile } from './compile';
import { installListener, installMeasuring } from './listener';
import type { Modules } from './modules';
import type { Problems } from './problems';
import type { SetDataCounter } from './stats';
import type { Timers } from './timers';

type Definition = Record<string, unknown> & { behaviors?: unknown[] };

/** What they need of their phone. */
export interface ComponentsPorts {
  readonly modules: Pick<Modules, 'require'>;
  readonly options: Pick<PhoneOptions, 'componentFramework'>;
  readonly problems: Problems;
  readonly setData: SetDataCounter;
  readonly timers: Timers;
  readonly window: { readonly top: number };
  uncaught(error: unknown): void;
}

/** A page or component as the mini-program's own code sees it. */
export interface Caller extends Record<string, unknown> {
  is: string;
  data: Record<string, unknown>;
}

/** WeChat leaves out what is undefined, and warns (63). */
function defined(data: unknown, problems: Problems): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data);
  const kept = entries.filter(([, value]) => value !== undefined);
  if (kept.length === entries.length) return data;
  const names = entries.filter(([, value]) => value === undefined).map(([name]) => name);
  problems.log('warn', [`setData: undefined is left out: ${names.join(', ')}`]);
  return Object.fromEntries(kept);
}

/** Registers what `Page()`, `Component()` and `Behavior()` define. */
export class Components {
  readonly env = new MiniProgramEnv();
  readonly space: CodeSpace;
  /** The file being run as a page or component; `Component()` may be called in a chunk of another. */
  private current = '';
  private readonly registered = new Set<string>();
  private readonly tags = new Set<string>();
  private readonly builtInBehaviors: Record<string, unknown> = {};

  constructor(
    private readonly phone: ComponentsPorts,
    private readonly bundle: Bundle,
  ) {
    this.space = this.env.createCodeSpace('', true);
    this.space.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
    installListener(phone.problems);
    installMeasuring(phone.timers, phone.window);
    this.watchFramework();
    if (this.framework === 'glass-easel') defineBoxes(this.space.getComponentSpace());
    this.addTemplates();
    this.addBehaviors();
  }

  private get framework(): ComponentFramework {
    return (
      this.phone.options.componentFramework ?? this.bundle.app.componentFramework ?? 'exparser'
    );
  }

  /** A tag that some page or component may use. */
  isTag(tag: string): boolean {
    return this.tags.has(tag);
  }

  /** Runs the script of a page or component, and those of all it uses. */
  load(path: string): void {
    if (this.registered.has(path)) return;
    this.registered.add(path);
    for (const used of this.usedBy(path)) this.load(used);
    const before = this.current;
    this.current = path;
    try {
      this.phone.timers.guard(() => this.phone.modules.require(`${path}.js`));
    } finally {
      this.current = before;
    }
    if (!this.space.getComponentSpace().getComponentByUrlWithoutDefault(path, '')) {
      this.phone.problems.addOnce('load', `"${path}.js" defines no page or component`);
      this.space.component(path).definition({}).register();
    }
  }

  definePage(definition: Definition): void {
    this.space
      .component(this.current)
      .pageDefinition(this.prepared(definition) as never)
      .register();
  }

  defineComponent(definition?: Definition): unknown {
    if (!definition) return this.space.component(this.current);
    this.isolate(definition.options as { styleIsolation?: string; addGlobalClass?: boolean });
    return this.space
      .component(this.current)
      .definition(this.prepared(definition) as never)
      .register();
  }

  defineBehavior(definition?: Definition): unknown {
    if (!definition) return this.space.behavior();
    return this.space
      .behavior()
      .definition(this.prepared(definition) as never)
      .register();
  }

  /** The framework reads style isolation from JSON alone; WeChat takes it from the script, too. */
  private isolate(options: { styleIsolation?: string; addGlobalClass?: boolean } = {}): void {
    const wanted = options.styleIsolation ?? (options.addGlobalClass ? 'apply-shared' : undefined);
    const config = this.space.getComponentStaticConfig(this.current);
    if (!wanted || !config || config.styleIsolation) return;
    // Its own sheet has been converted with a prefix: "shared" is as near as "apply-shared" comes.
    const styleIsolation = (wanted === 'isolated' ? wanted : 'apply-shared') as never;
    this.space.addComponentStaticConfig(this.current, { ...config, styleIsolation });
  }

  private usedBy(path: string): string[] {
    const using = (this.space.getComponentStaticConfig(path)?.usingComponents ?? {}) as Record<
      string,
      string
    >;
    return Object.values(using)
      .filter((target) => !target.includes('://'))
      .map((target) => resolvePath(path, target));
  }

  /** WeChat knows some behaviors by name. */
  private prepared(definition: Definition): Definition {
    if (!definition.behaviors?.some((one) => typeof one === 'string')) return definition;
    const behaviors = definition.behaviors.flatMap((one) => {
      if (typeof one !== 'string') return [one];
      const known = this.builtInBehaviors[one];
      if (!known) this.phone.problems.addOnce('api', `there is no behavior "${one}"`);
      return known ? [known] : [];
    });
    return { ...definition, behaviors };
  }

  private addTemplates(): void {
    const { json, templates, wxml } = this.bundle;
    // Compiled by the Node half; this is the page's own copy of it.
    const groups = compile([], `return ${templates}`)() as Record<string, never>;
    for (const path of wxml) {
      const content = groups[path];
      if (!content) continue;
      this.space.addCompiledTemplate(path, {
        groupList: groups,
        content,
        // `bindtap="x"` without a colon is an event, not an attribute.
        fallbackListenerOnNativeNode: true,
      });
    }
    for (const [path, config] of Object.entries(json)) {
      for (const tag of Object.keys(config.usingComponents as object)) this.tags.add(tag);
      this.space.addComponentStaticConfig(path, config);
      const style = this.bundle.styles[path];
      if (style) this.space.addStyleSheet(path, undefined, style.scope || undefined);
    }
  }

  private addBehaviors(): void {
    const { phone } = this;
    for (const name of [
      'form-field',
      'form-field-group',
      'form-field-button',
      'component-export',
    ]) {
      this.builtInBehaviors[`wx://${name}`] = this.space.behavior().register();
    }
    // The framework leaves `ready` to its user: it follows the first rendering.
    const ready = this.space.getComponentSpace().defineBehavior({
      lifetimes: {
        attached() {
          const component = (this as unknown as { _$: GeneralComponent })._$;
          triggerRender(component, () => component.triggerLifetime('ready', []));
        },
      },
    });
    this.space.setOverallBehavior(ready as never);

    const prototype = adapter.ComponentCaller.prototype as unknown as {
      setData: (this: Caller, data: unknown, callback?: () => void) => void;
    };
    const { setData } = prototype;
    prototype.setData = function (data, callback) {
      phone.setData.count(this.is, data);
      const isHere = () =>
        ModelElement.isAttached((this as unknown as { _$: GeneralComponent })._$);
      setData.call(this, defined(data, phone.problems), callback && (() => isHere() && callback()));
    };
  }

  private watchFramework(): void {
    const { problems } = this.phone;
    addGlobalErrorListener((error) => {
      this.phone.uncaught(error);
      return false;
    });
    addGlobalWarningListener((message) => {
      // Built-in components take more attributes in WeChat than are modelled here.
      problems.log('warn', [message]);
      return false;
    });
  }
}
