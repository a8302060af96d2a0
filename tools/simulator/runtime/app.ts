import type { Events } from './events';
import type { Modules } from './modules';
import type { Problems } from './problems';
import type { Timers } from './timers';

type AppInstance = Record<string, unknown>;

/** What it needs of its phone. */
export interface AppPorts {
  readonly events: Events;
  readonly modules: Pick<Modules, 'require'>;
  readonly problems: Problems;
  readonly timers: Timers;
}

/** The mini-program's `App()`. */
export class App {
  instance: AppInstance | undefined;

  constructor(private readonly phone: AppPorts) {}

  define(options: AppInstance): void {
    this.instance = options;
  }

  /** Runs app.js, then onLaunch and onShow. */
  launch(options: unknown): void {
    const { phone } = this;
    phone.timers.guard(() => phone.modules.require('app.js'));
    if (!this.instance) {
      phone.problems.add('load', 'app.js never calls App()');
      this.instance = {};
    }
    this.call('onLaunch', options);
    this.call('onShow', options);
    phone.events.fire('appShow', options);
  }

  call(name: string, argument?: unknown): void {
    const { instance } = this;
    const method = instance?.[name];
    if (typeof method !== 'function') return;
    this.phone.timers.deliver(() => {
      (method as (this: unknown, argument: unknown) => void).call(instance, argument);
    });
  }
}
