import { flag, number, text, WxElement, type ElementPorts, type Prop } from '../element';

/** `scroll-view` */
export class ScrollView extends WxElement {
  static override props: Record<string, Prop> = {
    scrollX: flag(),
    scrollY: flag(),
    upperThreshold: number(50),
    lowerThreshold: number(50),
    scrollTop: number(),
    scrollLeft: number(),
    scrollIntoView: text(),
  };

  connectedCallback(): void {
    this.addEventListener('scroll', this.onScroll, { passive: true });
  }

  disconnectedCallback(): void {
    this.removeEventListener('scroll', this.onScroll);
  }

  private readonly onScroll = () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = this;
    this.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
    if (scrollTop <= this.prop<number>('upperThreshold'))
      this.emit('scrolltoupper', { direction: 'top' });
    if (scrollTop + clientHeight >= scrollHeight - this.prop<number>('lowerThreshold')) {
      this.emit('scrolltolower', { direction: 'bottom' });
    }
  };

  protected override changed(name: string): void {
    this.style.overflowX = this.prop<boolean>('scrollX') ? 'auto' : 'hidden';
    this.style.overflowY = this.prop<boolean>('scrollY') ? 'auto' : 'hidden';
    if (name === 'scrollTop' || name === 'scrollLeft') this[name] = this.prop<number>(name);
    const into = this.prop('scrollIntoView');
    if (name === 'scrollIntoView' && into) {
      // The child may be of the same setData.
      this.phone.clock.set(() => this.querySelector(`#${CSS.escape(into)}`)?.scrollIntoView(), 0);
    }
  }
}

/** `text` */
export class TextElement extends WxElement {
  static override props: Record<string, Prop> = {
    selectable: flag(),
    userSelect: flag(),
    decode: flag(),
    space: text(),
    overflow: text(),
    maxLines: number(),
  };

  protected override changed(): void {
    const selectable = this.prop<boolean>('selectable') || this.prop<boolean>('userSelect');
    this.style.userSelect = selectable ? 'text' : '';
  }
}

/** What an image needs of its phone. */
export interface ImagePorts extends ElementPorts {
  /** Address of an image named in a template. */
  assetUrl(src: string, from: Element): string;
}

/** `image` and `cover-image` */
export class ImageElement extends WxElement<ImagePorts> {
  static override props: Record<string, Prop> = {
    src: text(),
    mode: text('scaleToFill'),
    lazyLoad: flag(),
    webp: flag(),
    showMenuByLongpress: flag(),
  };
  private readonly picture = document.createElement('img');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.picture, document.createElement('slot'));
    this.picture.style.cssText = 'width:100%;height:100%;display:none';
    this.picture.draggable = false;
    this.picture.addEventListener('load', () => {
      this.picture.style.display = 'block';
      this.emit('load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight });
    });
    this.picture.addEventListener('error', () =>
      this.emit('error', { errMsg: `GET ${this.prop('src')} 404 (Not Found)` }),
    );
  }

  protected override changed(): void {
    const src = this.prop('src');
    const mode = this.prop('mode');
    this.picture.style.objectFit =
      (
        { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill' } as Record<string, string>
      )[mode] ?? 'none';
    if (mode === 'widthFix') this.picture.style.height = 'auto';
    if (mode === 'widthFix') this.style.height = 'auto';
    if (src) this.picture.src = this.phone.assetUrl(src, this);
    else this.picture.style.display = 'none';
  }
}

/** What a navigator needs of its phone. */
export interface NavigatorPorts extends ElementPorts {
  readonly wx: Record<string, unknown>;
}

/** `navigator` */
export class NavigatorElement extends WxElement<NavigatorPorts> {
  static override props: Record<string, Prop> = {
    hoverClass: text('navigator-hover'),
    url: text(),
    openType: text('navigate'),
    delta: number(1),
  };

  override onTap(): void {
    const url = this.prop('url');
    const { wx } = this.phone;
    const method: Record<string, string> = {
      navigate: 'navigateTo',
      redirect: 'redirectTo',
      switchTab: 'switchTab',
      reLaunch: 'reLaunch',
      navigateBack: 'navigateBack',
    };
    const name = method[this.prop('openType')];
    const call = name ? (wx[name] as ((options: object) => void) | undefined) : undefined;
    call?.({ url, delta: this.prop<number>('delta'), fail: () => undefined });
  }
}

/** `icon` */
export class IconElement extends WxElement {
  static override props: Record<string, Prop> = { type: text(), size: text('23'), color: text() };
  private readonly glyph = document.createElement('span');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.glyph);
  }

  protected override changed(): void {
    const glyphs: Record<string, [string, string]> = {
      success: ['✔', '#07c160'],
      success_no_circle: ['✓', '#07c160'],
      info: ['ⓘ', '#10aeff'],
      warn: ['⚠', '#f76260'],
      waiting: ['◔', '#10aeff'],
      cancel: ['✖', '#f43530'],
      download: ['↓', '#07c160'],
      search: ['⌕', '#b2b2b2'],
      clear: ['✕', '#b2b2b2'],
    };
    const [glyph, color] = glyphs[this.prop('type')] ?? ['', ''];
    this.glyph.textContent = glyph;
    this.glyph.style.cssText = `font-size:${parseFloat(this.prop('size'))}px;color:${this.prop('color') || color}`;
  }
}

/** `progress` */
export class ProgressElement extends WxElement {
  static override props: Record<string, Prop> = { percent: number(), activeColor: text('#09bb07') };
  private readonly bar = document.createElement('div');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.bar);
  }

  protected override changed(): void {
    this.bar.style.cssText = `height:6px;width:${this.prop<number>('percent')}%;background:${this.prop('activeColor')}`;
  }
}
