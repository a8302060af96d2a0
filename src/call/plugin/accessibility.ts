/**
 * Gives the mini-program's templates the attributes that screen readers need: Taro's own emit none.
 *
 * They are added where a template is written out and not with Taro's `mergeComponents`: that numbers
 * the properties anew (`p0`, `p1`, …), and the runtime, which counts for itself, would fill the wrong ones.
 * A component writes them as HTML does (`aria-label`, `role`); Taro's runtime hands them over in camelCase.
 */
import type { TemplateContext } from './taro';

/**
 * Only components and attributes that the app uses: every one of them is bytes of the main package.
 * A view that is tapped has none: what can be tapped is a button.
 */
const accessible: Readonly<Record<string, readonly string[]>> = {
  'static-view': ['aria-label', 'aria-hidden', 'role'],
  button: ['aria-label', 'aria-checked', 'aria-disabled', 'role'],
  input: ['aria-label'],
};

/**
 * WXML for the attributes of a component. Empty text is no attribute to a screen reader, but for
 * `aria-checked`, whose word for that is `undefined`.
 */
function accessibilityOf(nodeName: string): string {
  return (accessible[nodeName] ?? [])
    .map((name) => {
      const data = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const none = name === 'aria-checked' ? '' : "||''";
      return `${name === 'role' ? 'aria-role' : name}="{{i.${data}${none}}}" `;
    })
    .join('');
}

/** The plugin, as Taro's `plugins` takes it. */
export default function accessibility(ctx: TemplateContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }) {
      if (!template) return;
      const buildAttribute = template.buildAttribute.bind(template);
      template.buildAttribute = (attributes, nodeName) =>
        buildAttribute(attributes, nodeName) + accessibilityOf(nodeName);
    },
  });
}
