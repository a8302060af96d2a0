/**
 * Leaves out of the mini-program's templates what nothing in the bundle uses. Taro writes every
 * attribute and event of a component, at every depth it may nest: 65 KiB for a page of a few views,
 * which WeChat parses before the first page shows.
 *
 * A component that is given a spread, or handed around as a value, keeps everything: what it gets
 * can't be read.
 */
import type { Usage } from './component-usage';

type Attributes = Record<string, string>;

/** What this needs of Taro's template. */
export interface Template {
  readonly nestElements: Map<string, number>;
  readonly voidElements: Set<string>;
  /** What `createMiniComponents` made, kept from one build to the next. */
  miniComponents?: object;
  buildTemplate(config: ComponentConfig): string;
  createMiniComponents(components: object): Record<string, Attributes>;
}

/** The native components that pages register, and what else the templates are made for. */
interface ComponentConfig {
  readonly thirdPartyComponents: ReadonlyMap<string, unknown>;
}

/** `bindtouchstart`, `onTouchStart` are one, and so are `hover-class`, `hoverClass`. */
const plain = (attribute: string): string =>
  attribute
    .toLowerCase()
    .replace(/-/g, '')
    .replace(/^(?:bind|catch|on)(?=.)/, '');

/** Events that JSX calls otherwise than WXML. */
const IN_JSX = new Map([
  ['tap', 'click'],
  ['longpress', 'longtap'],
]);

/** Elements that Taro writes a second time, `static-…`, for where no event is bound. */
const WITH_STATIC = new Set(['view', 'text', 'image']);

/** Whether Taro's runtime can come to draw this variant of an element. */
function isNeeded(component: string, used: readonly string[]): boolean {
  if (component === 'catch-view') return used.includes('catchMove');
  if (component === 'click-view') return used.includes('onClick');
  if (WITH_STATIC.has(component)) return used.some((name) => /^on[A-Z]/.test(name));
  return true;
}

/**
 * Drops the components and attributes that aren't used.
 *
 * @param components - by component, its attributes as Taro writes them
 */
export function leanComponents(
  components: Readonly<Record<string, Attributes>>,
  usage: Usage,
): Record<string, Attributes> {
  const lean: Record<string, Attributes> = {};
  for (const [component, attributes] of Object.entries(components)) {
    const used = usage.get(component.replace(/^(static|pure|click|catch)-/, ''));
    if (used === 'all') lean[component] = attributes;
    if (used === undefined || used === 'all' || !isNeeded(component, [...used])) continue;
    const names = new Set(['class', 'style', ...Array.from(used, plain)]);
    lean[component] = Object.fromEntries(
      Object.entries(attributes).filter(([attribute]) => {
        const name = plain(attribute);
        return names.has(name) || names.has(IN_JSX.get(name) ?? name);
      }),
    );
  }
  return lean;
}

/**
 * Makes Taro's template write what is used alone.
 *
 * @param usage - of the bundle as it is now: while one watches, it changes
 */
export function leanTemplates(template: Template, usage: () => Usage): void {
  const createMiniComponents = template.createMiniComponents.bind(template);
  template.createMiniComponents = (components) =>
    leanComponents(createMiniComponents(components), usage());
  const buildTemplate = template.buildTemplate.bind(template);
  template.buildTemplate = (config) => {
    delete template.miniComponents;
    for (const component of config.thirdPartyComponents.keys()) {
      // A native component without children nests nothing: one depth is enough.
      if (usage().get(component) === 'all') continue;
      template.nestElements.set(component, 1);
      template.voidElements.add(component);
    }
    // Taro's own minifier would leave <input> open, as HTML has it.
    return buildTemplate(config).replace(/\s*\n\s*/g, '');
  };
}
