/**
 * Elements of our own in the mini-program's templates: what a button of the call bar or a member's tile is
 * made of never changes and stands here, so that `setData` carries only what differs from one to the next.
 * A component draws one by its name (`<call-button label="…" />`); Taro's runtime hands its attributes
 * over in camelCase, and the template of that name shows them. Browsers get the same as plain elements.
 */

import type { TemplateContext } from './taro';

/** What Taro's runtime finds an element by. */
const ID = 'id="{{i.uid||i.sid}}" data-sid="{{i.sid}}"';

const icon = (name: string) => `<view class="icon icon--{{${name}}}"></view>`;

/** As `Press` writes a button (`ui/kit/press`), but for what the element's own look adds. */
const press = (look: string, inside: string) =>
  `<button ${ID} class="press ${look}" hover-class="press--down" disabled="{{i.disabled}}" bindtap="eh" ` +
  `aria-role="{{i.ariaChecked?'switch':'button'}}" aria-label="{{i.sentence||i.label}}" aria-checked="{{i.ariaChecked}}" ` +
  `aria-disabled="{{i.disabled?'true':''}}">${inside}</button>`;

/** What is drawn inside an element, by Taro. */
const CHILDREN =
  '<template is="{{xs.a(c, item.nn, l)}}" data="{{i:item,c:c+1,l:xs.f(l,item.nn)}}" wx:for="{{i.cn}}" wx:key="sid" />';

/** By element, its WXML. The same as what the component of that name draws in a browser. */
const elements: Readonly<Record<string, string>> = {
  'call-button': press(
    "call-button call-button--{{i.look}}{{i.disabled?' call-button--disabled':''}}",
    `<view class="call-button__disc{{i.marked?' call-button__disc--marked':''}}">${icon('i.icon')}</view><text class="call-button__label">{{i.label}}</text>`,
  ),
  'call-tool': press('call-header__tool', icon('i.icon')),
  'member-tile':
    `<view ${ID} class="{{i.cl}}" style="{{i.st}}">` +
    '<view class="member__picture" aria-role="img" aria-label="{{i.sentence||i.name}}">' +
    '<view class="avatar avatar--{{i.face}}">{{i.initials}}</view>' +
    `<view wx:if="{{i.mic}}" class="member__mic">${icon('i.mic')}</view></view>` +
    '<view class="member__line"><text class="member__name">{{i.name}}</text>' +
    '<view wx:if="{{i.network}}" class="network-bars network-bars--{{i.network}}" aria-role="img" aria-label="{{i.networkWords}}">' +
    `${icon("i.network==='poor'?'weak':'fair'")}</view></view>` +
    `<text wx:if="{{i.status}}" class="member__status">{{i.status}}</text>${CHILDREN}</view>`,
};

const templates = Object.entries(elements)
  .map(([name, wxml]) => `<template name="tmpl_0_${name}">${wxml}</template>`)
  .join('');

/** The plugin, as Taro's `plugins` takes it. */
export default function ownElements(ctx: TemplateContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }) {
      if (!template) return;
      const buildTemplate = template.buildTemplate.bind(template);
      template.buildTemplate = (config) => buildTemplate(config) + templates;
    },
  });
}
