/** What one phone keeps on disk, by key, as JSON. Survives a reload of the page for one identity. */
export class Storage {
  readonly table: Map<string, string>;
  private readonly key: string;

  constructor(identity: string) {
    this.key = `phone:${identity}`;
    const kept = window.sessionStorage.getItem(this.key);
    this.table = new Map(kept ? (JSON.parse(kept) as [string, string][]) : []);
  }

  changed(): void {
    window.sessionStorage.setItem(this.key, JSON.stringify([...this.table]));
  }
}
