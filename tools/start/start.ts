import path from 'node:path';
import { startLocalCloud } from '../local-cloud';
import { LOCAL_PORT } from '../local-cloud/options';
import { startSimulatorServer } from '../simulator/server';
import type { BuildEvent } from './build-log';
import { isForLocalCloud } from './configuration';
import { onFreePort } from './ports';
import { watchWeapp } from './weapp-build';
import * as words from './words';

const PAGE_PORT = 10_087;

export interface StartOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the build goes, relative to it. */
  readonly output: string;
  readonly say: (text: string) => void;
  /** Something ended that should go on. */
  readonly onEnd: (error: unknown) => void;
}

/** All that `npm start` runs. */
export class Start {
  private readonly stops: (() => Promise<void>)[] = [];
  private ending: Promise<unknown> | null = null;
  private cloud: string | false = false;
  private isOpen = false;
  private beganAt = Date.now();

  constructor(private readonly options: StartOptions) {}

  /** Starts the local cloud and the build; the rest follows the first build. */
  async begin(): Promise<void> {
    const { root, say, onEnd } = this.options;
    if (isForLocalCloud(root)) this.cloud = await this.openCloud();
    say(words.building(this.cloud));
    const build = watchWeapp({
      root,
      cloud: this.cloud,
      onEvent: (event) => {
        this.onBuild(event).catch(onEnd);
      },
      onEnd: (said) => onEnd(new Error(words.buildEnded(said))),
    });
    this.stops.push(() => build.stop());
  }

  /** Ends everything, once; resolves when no process and no port is left. */
  async end(): Promise<void> {
    await (this.ending ??= Promise.all(this.stops.map((stop) => stop())));
  }

  private async openCloud(): Promise<string> {
    const cloud = await onFreePort(LOCAL_PORT, (port) => startLocalCloud({ port }));
    this.stops.push(() => cloud.close());
    return cloud.host;
  }

  private async openPage(cloudHost: string): Promise<string> {
    const dist = path.resolve(this.options.root, this.options.output);
    const page = await onFreePort(PAGE_PORT, (port) =>
      startSimulatorServer({ dist, cloudHost, port }),
    );
    this.stops.push(() => page.close());
    return page.url;
  }

  private async onBuild(event: BuildEvent): Promise<void> {
    const { root, output, say } = this.options;
    switch (event.type) {
      case 'building':
        this.beganAt = Date.now();
        return;
      case 'failed':
        say(words.failed(event.errors));
        return;
      case 'built':
        if (event.warnings) say(words.warned(event.warnings));
        if (this.isOpen) {
          say(words.built((Date.now() - this.beganAt) / 1000));
          return;
        }
        this.isOpen = true;
        say(
          words.places({
            page: this.cloud && (await this.openPage(this.cloud)),
            // Taro writes the account's appid (TARO_APP_ID) into the built folder, not into ours.
            folder: this.cloud ? root : path.resolve(root, output),
          }),
        );
    }
  }
}
