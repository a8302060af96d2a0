import { LivePlayerElement, type PlayerPorts } from '../../media/player-element';
import { LivePusherElement, type PusherPorts } from '../../media/pusher-element';
import { WxElement } from '../element';
import { ButtonElement, FormElement, LabelElement, type ButtonPorts } from './buttons';
import {
  Choice,
  ChoiceGroup,
  PickerColumnElement,
  PickerElement,
  PickerViewElement,
  SwiperElement,
  type PickerPorts,
} from './choices';
import {
  IconElement,
  ImageElement,
  NavigatorElement,
  ProgressElement,
  ScrollView,
  TextElement,
  type ImagePorts,
  type NavigatorPorts,
} from './containers';
import {
  InputElement,
  SliderElement,
  SwitchElement,
  TextareaElement,
  type FieldPorts,
} from './fields';
import { PageMetaElement, RootPortalElement } from './page-parts';

/** What one or another of them needs of its phone. */
export type BuiltInPorts = ButtonPorts &
  FieldPorts &
  ImagePorts &
  NavigatorPorts &
  PickerPorts &
  PlayerPorts &
  PusherPorts;

/** A custom element can have one name only, so each plain box is a class of its own. */
const box = () => class extends WxElement {};

/** The built-in components that behave as in WeChat, by tag. */
export const BUILT_IN: Record<string, typeof WxElement | CustomElementConstructor> = {
  view: box(),
  block: box(),
  'cover-view': box(),
  'movable-area': box(),
  'movable-view': box(),
  'swiper-item': box(),
  'match-media': box(),
  'rich-text': box(),
  page: box(),
  text: TextElement,
  image: ImageElement,
  'cover-image': class extends ImageElement {},
  icon: IconElement,
  progress: ProgressElement,
  'scroll-view': ScrollView,
  navigator: NavigatorElement,
  button: ButtonElement,
  form: FormElement,
  label: LabelElement,
  input: InputElement,
  textarea: TextareaElement,
  switch: SwitchElement,
  slider: SliderElement,
  checkbox: class extends Choice {},
  radio: class extends Choice {},
  'checkbox-group': class extends ChoiceGroup {},
  'radio-group': class extends ChoiceGroup {},
  picker: PickerElement,
  'picker-view': PickerViewElement,
  'picker-view-column': PickerColumnElement,
  swiper: SwiperElement,
  'root-portal': RootPortalElement,
  'page-meta': PageMetaElement,
  'live-pusher': LivePusherElement,
  'live-player': LivePlayerElement,
};

/** Built-in components that exist in WeChat and stay empty boxes here. */
export const INERT = new Set(
  `ad ad-custom audio camera canvas channel-live channel-video editor functional-page-navigator
  grid-view list-view map navigation-bar official-account open-data share-element sticky-header
  sticky-section video voip-room web-view xr-frame`.split(/\s+/),
);
