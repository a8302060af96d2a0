import type { PauseType } from '../media/native-live';
import type { Dialogs } from '../view/dialogs';
import type { App } from './app';
import type { Components } from './components';
import type { Events } from './events';
import type { Packages } from './packages';
import { PageInstance, type PagePorts } from './page';
import type { Problems } from './problems';

/** WeChat allows ten pages on the stack. */
const MAX_PAGES = 10;

/** Splits `pages/a?x=1` and decodes nothing: neither does WeChat. */
export function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?');
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [key = '', ...value] = pair.split('=');
    query[key] = value.join('=');
  }
  return { path: path.replace(/^\//, '').replace(/\.html$/, ''), query };
}

/** What it needs of its phone, its pages' needs included. */
export interface PagesPorts extends PagePorts {
  readonly app: Pick<App, 'call'>;
  readonly components: Pick<Components, 'load' | 'space'>;
  readonly dialogs: Pick<Dialogs, 'modal'>;
  readonly events: Events;
  readonly media: {
    hold(how: PauseType, page: Element): void;
    release(page: Element | undefined): void;
  };
  readonly packages: Pick<Packages, 'holding' | 'preload'>;
  readonly problems: Problems;
  readonly window: { draw(): void; layerFor(page: PageInstance): HTMLElement };
}

/** The page stack. */
export class Pages {
  readonly stack: PageInstance[] = [];
  private lastId = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly phone: PagesPorts) {}

  get top(): PageInstance | undefined {
    return this.stack[this.stack.length - 1];
  }

  navigateTo(url: string): Promise<void> {
    return this.enqueue(async () => {
      if (this.stack.length >= MAX_PAGES) throw new Error(`page limit exceeded: ${MAX_PAGES}`);
      const create = await this.prepare(url);
      const { top } = this;
      top?.notify('onHide', 'hide');
      if (top) this.phone.media.hold('navigate', top.element);
      this.push(create);
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.enqueue(async () => {
      const create = await this.prepare(url);
      this.stack.pop()?.close();
      this.push(create);
    });
  }

  reLaunch(url: string): Promise<void> {
    return this.enqueue(async () => {
      const create = await this.prepare(url);
      for (const old of this.stack.splice(0).reverse()) old.close();
      this.push(create);
    });
  }

  /** From outside: an icon, a card, a code. Whoever listens for a page that isn't there leads on. */
  enter(url: string): Promise<void> {
    const { path, query } = parseUrl(url);
    const { app, events } = this.phone;
    if (this.knows(path) || events.count('pageNotFound') === 0) return this.reLaunch(url);
    const missing = { path, query, isEntryPage: true };
    app.call('onPageNotFound', missing);
    events.fire('pageNotFound', missing);
    // What it leads to is under way.
    return this.queue.then(() => undefined);
  }

  switchTab(url: string): Promise<void> {
    const tabs = this.phone.bundle.app.tabBar?.list ?? [];
    const { path } = parseUrl(url);
    if (!tabs.some(({ pagePath }) => pagePath === path)) {
      return Promise.reject(new Error(`can not switch to no-tabBar page`));
    }
    return this.reLaunch(url);
  }

  /** A swipe from the rim: no question can stop it. */
  swipeBack(): Promise<void> {
    if (this.top) this.top.alertBeforeUnload = undefined;
    return this.navigateBack();
  }

  navigateBack(delta = 1): Promise<void> {
    return this.enqueue(async () => {
      if (this.stack.length < 2) throw new Error('cannot navigate back at first page');
      const count = Math.min(Math.max(1, delta), this.stack.length - 1);
      const question = this.top?.alertBeforeUnload;
      if (question !== undefined) {
        const { confirm } = await this.phone.dialogs.modal({ title: '', content: question });
        if (!confirm) throw new Error('the user stays');
      }
      for (const old of this.stack.splice(-count).reverse()) old.close();
      this.phone.window.draw();
      this.top?.notify('onShow', 'show');
      this.phone.media.release(this.top?.element);
    });
  }

  /** One navigation after another, as in WeChat. */
  private enqueue(run: () => Promise<void>): Promise<void> {
    const job = this.queue.then(run);
    this.queue = job.catch(() => undefined);
    return job;
  }

  private knows(path: string): boolean {
    const { pages, subPackages } = this.phone.bundle.app;
    return [
      ...pages,
      ...subPackages.flatMap(({ root, pages: inIt }) => inIt.map((page) => `${root}/${page}`)),
    ].includes(path);
  }

  /** Brings what a page needs; the page itself is made in one go with its first showing (61). */
  private async prepare(url: string): Promise<() => PageInstance> {
    const { path, query } = parseUrl(url);
    if (!this.knows(path)) {
      this.phone.problems.add('api', `page "${path}" is not found`);
      this.phone.app.call('onPageNotFound', { path, query, isEntryPage: this.stack.length === 0 });
      throw new Error(`page "${path}" is not found`);
    }
    await this.phone.packages.holding(path);
    this.phone.components.load(path);
    return () => {
      this.lastId += 1;
      return new PageInstance(this.phone, path, query, this.lastId);
    };
  }

  private push(create: () => PageInstance): void {
    const page = create();
    this.stack.push(page);
    page.open(this.phone.window.layerFor(page));
    this.phone.window.draw();
    page.notify('onShow', 'show');
    this.phone.packages.preload(page.path);
  }
}
