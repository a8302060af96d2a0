import { Component, type Element as Model, type Node, type GeneralComponent } from 'glass-easel';
import type { DrawnNode, DrawnTemplate } from '../types';
import { WxElement } from '../view/element';

const camel = (name: string) =>
  /^data-/.test(name) ? name : name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * What the component framework has drawn, from its own nodes: blocks, loops and templates are gone.
 *
 * @param isOwn - whether a path is that of a page or component of the mini-program
 */
export function drawn(
  component: GeneralComponent,
  isOwn: (path: string) => boolean,
): DrawnTemplate {
  const attributesOf = (model: Model): Record<string, unknown> => {
    const isComponent = Component.isComponent(model);
    const given = isComponent
      ? Component.listProperties(model).map((name) => [name, model.data[name] as unknown] as const)
      : model.attributes.map(({ name, value }) => [camel(name), value] as const);
    const data = Object.entries(model.dataset).map(([name, value]) => [`data-${name}`, value]);
    const element = model.$$ as unknown;
    const listens = element instanceof WxElement ? [...element.listens] : [];
    return {
      ...Object.fromEntries(given),
      ...Object.fromEntries(data),
      ...Object.fromEntries(listens.map((type) => [`bind${type}`, true])),
      id: model.id,
      class: model.class,
      style: model.style,
    };
  };
  const nodes = (children: readonly Node[]): DrawnNode[] =>
    children.flatMap((child): DrawnNode[] => {
      const text = child.asTextNode();
      if (text) return [text.textContent];
      const model = child as Model;
      if (model.asVirtualNode()) return nodes(model.childNodes);
      const own = Component.isComponent(model) && isOwn(model.is) ? drawn(model, isOwn) : undefined;
      const tag = 'tagName' in model ? (model.tagName as string) : model.asNativeNode()?.is;
      return [
        { tag: tag ?? '', attributes: attributesOf(model), children: nodes(model.childNodes), own },
      ];
    });
  return {
    path: component.is,
    data: component.data,
    children: nodes(component.getShadowRoot()?.childNodes ?? []),
  };
}
