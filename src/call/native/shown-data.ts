/** The native component: its WXML shows what is set. */
export interface DataView<T> {
  setData(data: Partial<T>, callback?: () => void): void;
}

/** What a native component shows. Only what differs is set: each setData crosses to the view. */
export class ShownData<T extends object> {
  private readonly shown: T;

  constructor(
    private readonly view: DataView<T>,
    initial: T,
  ) {
    this.shown = { ...initial };
  }

  /** @param done - called once the view has it; at once where there is nothing new */
  set(wanted: Partial<T>, done?: () => void): void {
    const entries = Object.entries(wanted) as [keyof T, T[keyof T]][];
    const changed = entries.filter(([key, value]) => this.shown[key] !== value);
    if (changed.length === 0) {
      done?.();
      return;
    }
    const patch: Partial<T> = {};
    for (const [key, value] of changed) patch[key] = value;
    Object.assign(this.shown, patch);
    this.view.setData(patch, done);
  }
}
