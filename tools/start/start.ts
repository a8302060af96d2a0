import path from 'node:path';
import { startLocalCloud } from '../local-cloud';
import { LOCAL_PORT } from '../local-cloud/options';
import { startSimulatorServer } from '../simulator/server';
import type { BuildEvent } from './build-log';
import { isForLocalCloud } from './configuration';
import { keepPort, onFreePort, type KeptPort } from './ports';
import { startPage, type WebPeer } from './start-page';
import { watchTaro } from './taro-build';
import * as words from './words';

const WEB_PORT = 10_086;
const PAGE_PORT = 10_087;

export interface StartOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the builds go, relative to it. */
  readonly output: { readonly weapp: string; readonly h5: string };
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
  private readonly beganAt = { weapp: Date.now(), h5: Date.now() };
  private web: WebPeer = { state: 'building', url: '', errors: '' };
  private webPort: KeptPort | null = null;

  constructor(private readonly options: StartOptions) {}

  /** Starts the local cloud and the build; the rest follows the first build. */
  async begin(): Promise<void> {
    const { root, say } = this.options;
    if (isForLocalCloud(root)) this.cloud = await this.openCloud();
    // Now, for the simulated phone's build says where the web page is going to be.
    this.webPort = await keepPort(WEB_PORT);
    this.stops.push(() => this.freeWebPort());
    this.web = { ...this.web, url: `http://127.0.0.1:${this.webPort.port}/` };
    say(words.building(this.cloud));
    this.watch('weapp', (event) => this.onWeapp(event));
  }

  /** Ends everything, once; resolves when no process and no port is left. */
  async end(): Promise<void> {
    await (this.ending ??= Promise.all(this.stops.map((stop) => stop())));
  }

  private watch(type: 'weapp' | 'h5', onEvent: (event: BuildEvent) => Promise<void> | void): void {
    if (this.ending) return;
    const { root, output, onEnd } = this.options;
    const build = watchTaro({
      type,
      root,
      cloud: this.cloud,
      output: output[type],
      web: new URL(this.web.url),
      onEvent: (event) => {
        if (event.type === 'building') this.beganAt[type] = Date.now();
        Promise.resolve(onEvent(event)).catch(onEnd);
      },
      onEnd: (said) => onEnd(new Error(words.buildEnded(said))),
    });
    this.stops.push(() => build.stop());
  }

  private async openCloud(): Promise<string> {
    const cloud = await onFreePort(LOCAL_PORT, (port) => startLocalCloud({ port }));
    this.stops.push(() => cloud.close());
    return cloud.host;
  }

  private async openPage(cloudHost: string): Promise<string> {
    const { root, output } = this.options;
    const dist = path.resolve(root, output.weapp);
    const page = await onFreePort(PAGE_PORT, (port) =>
      startSimulatorServer({ dist, cloudHost, port, more: startPage(() => this.web) }),
    );
    this.stops.push(() => page.close());
    return page.url;
  }

  private async onWeapp(event: BuildEvent): Promise<void> {
    const { root, output, say } = this.options;
    if (event.type === 'building') return;
    if (event.type === 'failed') {
      say(words.failed('mini-program', event.errors));
      return;
    }
    if (event.warnings) say(words.warned('mini-program', event.warnings));
    if (this.isOpen) {
      say(words.built('mini-program', this.seconds('weapp')));
      return;
    }
    this.isOpen = true;
    const page = this.cloud && (await this.openPage(this.cloud));
    say(
      words.places({
        page,
        web: this.web.url,
        // Taro writes the account's appid (TARO_APP_ID) into the built folder, not into ours.
        folder: this.cloud ? root : path.resolve(root, output.weapp),
      }),
    );
    // After the other, which is what one sees first: both at once would take twice as long.
    await this.freeWebPort();
    this.watch('h5', (next) => this.onWeb(next));
  }

  private async freeWebPort(): Promise<void> {
    const kept = this.webPort;
    this.webPort = null;
    await kept?.release();
  }

  private onWeb(event: BuildEvent): void {
    const { say } = this.options;
    if (event.type === 'building') return;
    if (event.type === 'failed') {
      this.web = { ...this.web, state: 'failed', errors: event.errors };
      say(words.failed('web page', event.errors));
      return;
    }
    if (event.warnings) say(words.warned('web page', event.warnings));
    this.web = { ...this.web, state: 'ready', errors: '' };
    say(words.built('web page', this.seconds('h5')));
  }

  private seconds(type: 'weapp' | 'h5'): number {
    return (Date.now() - this.beganAt[type]) / 1000;
  }
}
