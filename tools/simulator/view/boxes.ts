import type { ComponentSpace, Element as Model } from 'glass-easel';
import { HOVER, type WxElement } from './element';
import { BUILT_IN } from './elements';

/** The built-in components that a mini-program puts its own content into. */
const BOXES = `view cover-view movable-area movable-view swiper-item scroll-view button label form
  navigator swiper root-portal`.split(/\s+/);

/** What any of them takes, and has no meaning of its own here. */
const COMMON =
  `ariaLabel ariaHidden ariaRole ariaLive ariaBusy ariaChecked ariaDisabled ariaExpanded
  ariaModal ariaPressed ariaSelected ariaLevel role hidden hoverStopPropagation animation`.split(
    /\s+/,
  );

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Under glass-easel a built-in component is a component with a slot (WECHAT.md 36), as any other: what
 * lies in it is slot content, and the framework keeps its place there in the node's own `slotIndex`.
 */
export function defineBoxes(space: ComponentSpace): void {
  for (const tag of BOXES) {
    const { props } = BUILT_IN[tag] as typeof WxElement;
    const names = [...Object.keys(props), ...Object.keys(HOVER), ...COMMON];
    const properties = Object.fromEntries(
      names.map((name) => [name, { type: null, value: undefined }]),
    );
    const observers = names.map((name) => ({
      fields: name,
      // The element takes what the template gave as an attribute.
      observer(this: Model, value: unknown) {
        this.setAttribute(dashed(name), value);
      },
    }));
    space.setGlobalUsingComponent(
      tag,
      space.defineComponent({ is: tag, properties, observers }) as never,
    );
  }
}
