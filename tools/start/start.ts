import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { LOCAL_PORT } from '../local-cloud/options';
import type { BuildEvent } from './build-log';
import { isForLocalCloud } from './configuration';
import { keepPort, type KeptPort } from './ports';
import type { Stage } from './stages';
import type { WebPeer } from './start-page';
import { watchTaro } from './taro-build';
import * as words from './words';

const WEB_PORT = 10_086;
const PAGE_PORT = 10_087;

/** For what takes a second to load, and nobody needs before the builds are under way. */
const load = createRequire(__filename);

export interface StartOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the builds go, relative to it. */
  readonly output: { readonly weapp: string; readonly h5: string };
  readonly say: (text: string) => void;
  /** Something ended that should go on. */
  readonly onEnd: (error: unknown) => void;
  /** For whoever measures. */
  readonly onStage?: (stage: Stage) => void;
}

/** All that `npm start` runs. */
export class Start {
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly kept: KeptPort[] = [];
  private ending: Promise<unknown> | null = null;
  private cloud: string | false = false;
  private cloudUp: Promise<void> | null = null;
  private webPort: KeptPort | null = null;
  private pagePort: KeptPort | false = false;
  private isOpen = false;
  private readonly beganAt = { weapp: performance.now(), h5: performance.now() };
  private web: WebPeer = { state: 'building', url: '', errors: '' };

  constructor(private readonly options: StartOptions) {}

  /** Starts the builds and the local cloud; the page follows the first build. */
  async begin(): Promise<void> {
    const { root, say, onStage } = this.options;
    onStage?.('begun');
    this.stops.push(() => this.freePorts());
    // All are known before anything listens there: the builds hold them, and take the longest.
    const cloud = isForLocalCloud(root) && (await this.keep(LOCAL_PORT));
    if (cloud) this.cloud = `127.0.0.1:${cloud.port}`;
    this.pagePort = cloud && (await this.keep(PAGE_PORT));
    this.webPort = await this.keep(WEB_PORT);
    this.web = { ...this.web, url: `http://127.0.0.1:${this.webPort.port}/` };
    say(words.building(this.cloud));
    this.watch('weapp', (event) => this.onWeapp(event));
    // On two processors, which are often halves of one, both at once only make the phone, which one sees
    // first, late. The page follows it.
    if (os.availableParallelism() > 2) await this.beginWeb();
    if (cloud) await (this.cloudUp = this.openCloud(cloud));
  }

  /** Ends everything, once; resolves when no process and no port is left. */
  async end(): Promise<void> {
    await (this.ending ??= Promise.all(this.stops.map((stop) => stop())));
  }

  private watch(type: 'weapp' | 'h5', onEvent: (event: BuildEvent) => Promise<void> | void): void {
    if (this.ending) return;
    const { root, output, onEnd, onStage } = this.options;
    const build = watchTaro({
      type,
      root,
      cloud: this.cloud,
      output: output[type],
      web: new URL(this.web.url),
      framedBy: this.pagePort ? `http://127.0.0.1:${this.pagePort.port}` : undefined,
      onEvent: (event) => {
        if (event.type === 'building') this.beganAt[type] = performance.now();
        if (event.type !== 'failed') {
          onStage?.(`${type} ${event.type === 'building' ? 'compiles' : 'built'}`);
        }
        Promise.resolve(onEvent(event)).catch(onEnd);
      },
      onEnd: (said) => onEnd(new Error(words.buildEnded(said))),
    });
    this.stops.push(() => build.stop());
  }

  private async keep(first: number): Promise<KeptPort> {
    const kept = await keepPort(first);
    this.kept.push(kept);
    return kept;
  }

  private async freePorts(): Promise<void> {
    await Promise.all(this.kept.map((port) => port.release()));
  }

  private async openCloud(kept: KeptPort): Promise<void> {
    const { startLocalCloud } = load('../local-cloud') as typeof import('../local-cloud');
    await kept.release();
    if (this.ending) return;
    const cloud = await startLocalCloud({ port: kept.port, rights: true, bans: true });
    this.stops.push(() => cloud.close());
    this.options.onStage?.('cloud');
  }

  private async openPage(cloudHost: string, kept: KeptPort): Promise<string> {
    const { root, output } = this.options;
    const dist = path.resolve(root, output.weapp);
    const { startSimulatorServer } = load(
      '../simulator/server',
    ) as typeof import('../simulator/server');
    const { startPage } = load('./start-page') as typeof import('./start-page');
    const more = startPage(() => this.web);
    await kept.release();
    const page = await startSimulatorServer({ dist, cloudHost, port: kept.port, more });
    this.stops.push(() => page.close());
    return page.url;
  }

  private async onWeapp(event: BuildEvent): Promise<void> {
    const { root, output, say, onStage } = this.options;
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
    await this.cloudUp;
    const { cloud, pagePort } = this;
    const page = cloud && pagePort && (await this.openPage(cloud, pagePort));
    say(
      words.places({
        page,
        web: this.web.url,
        // Taro writes the account's appid (TARO_APP_ID) into the built folder, not into ours.
        folder: this.cloud ? root : path.resolve(root, output.weapp),
      }),
    );
    onStage?.('ready');
    await this.beginWeb();
  }

  /** Begins the build of the web page, once. */
  private async beginWeb(): Promise<void> {
    const { webPort } = this;
    if (!webPort) return;
    this.webPort = null;
    await webPort.release();
    this.watch('h5', (event) => this.onWeb(event));
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
    return (performance.now() - this.beganAt[type]) / 1000;
  }
}
