import type { Bundle } from '../types';
import type { Link } from './link';
import type { Modules } from './modules';

/** What they need of their phone. */
export interface PackagesPorts {
  readonly link: Pick<Link, 'package'>;
  readonly modules: Pick<Modules, 'add'>;
}

/** Subpackages: fetched when one of their pages is opened or a file of theirs is required, or before by `preloadRule`. */
export class Packages {
  private readonly loading = new Map<string, Promise<void>>();
  /** Roots whose scripts are here. */
  readonly loaded: string[] = [];

  constructor(
    private readonly phone: PackagesPorts,
    private readonly bundle: Bundle,
  ) {}

  /** Resolves once the scripts of the package that a page or another file lies in are known. */
  async holding(path: string): Promise<void> {
    const root = this.bundle.packages.find((one) => path.startsWith(`${one}/`));
    if (root) await this.load(root);
  }

  /** What `preloadRule` says of a page that has just been shown. */
  preload(path: string): void {
    for (const name of this.bundle.app.preloadRule[path]?.packages ?? []) {
      if (this.bundle.packages.includes(name)) void this.load(name);
    }
  }

  private load(root: string): Promise<void> {
    let job = this.loading.get(root);
    if (!job) {
      job = this.phone.link.package(root).then((scripts) => {
        this.phone.modules.add(scripts);
        this.loaded.push(root);
      });
      this.loading.set(root, job);
    }
    return job;
  }
}
