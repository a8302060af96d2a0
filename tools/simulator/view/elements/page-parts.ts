import { any, flag, text, WxElement, type Prop } from '../element';

/** `root-portal`: its children hang above the page, whatever surrounds it. */
export class RootPortalElement extends WxElement {
  static override props: Record<string, Prop> = { enable: flag(true) };
}

/** `page-meta`: styles of the page from within. */
export class PageMetaElement extends WxElement {
  static override props: Record<string, Prop> = {
    pageStyle: text(),
    rootFontSize: text(),
    backgroundColor: text(),
    scrollTop: any(),
  };

  connectedCallback(): void {
    this.changed();
  }

  protected override changed(): void {
    const page = this.closest<HTMLElement>('wx-page');
    if (page) page.style.cssText = this.prop('pageStyle');
  }
}
