import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { resolveInstalled } from '../simulator/load/resolve';
import { BuildLog, type BuildEvent } from './build-log';

export interface TaroBuildOptions {
  readonly type: 'weapp' | 'h5';
  /** The project's folder. */
  readonly root: string;
  /** `host:port` of the local cloud to build for, if not for a real account. */
  readonly cloud: string | false;
  /** Where the build goes, relative to the project's folder. */
  readonly output: string;
  /** The web page's address: it is served at that port, which has to be free; phones invite to it. */
  readonly web: URL;
  /** Origin of the page that shows the web page in a frame; none where there is no such page. */
  readonly framedBy: string | undefined;
  readonly onEvent: (event: BuildEvent) => void;
  /** The build ended, though nobody asked it to; `said` is what it said last. */
  readonly onEnd: (said: string) => void;
}

export interface TaroBuild {
  stop(): Promise<void>;
}

/** How many of its last lines are shown of a build that ended by itself. */
const LAST_LINES = 30;
/** ms that a build may take to end before it is killed */
const ENDS_WITHIN = 3000;

/** Builds the app for development, and again whenever a source changes; serves the page for browsers. */
export function watchTaro(options: TaroBuildOptions): TaroBuild {
  const { type, root, cloud, output, web, framedBy = '', onEvent, onEnd } = options;
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    FORCE_COLOR: '0',
    OUTPUT_ROOT: output,
    H5_PORT: web.port,
    H5_FRAMED_BY: framedBy,
    // Nobody outside this computer gets there: for a real account the settings say where a page is.
    ...(cloud && { LOCAL_CLOUD: cloud, TARO_APP_WEB_URL: web.origin }),
  };
  const taro = resolveInstalled('@tarojs/cli/bin/taro');
  // Taro rejects a promise that nobody holds when the first build fails, and would die of it. And its look
  // at its own configuration takes a second; every other build has it.
  const flags = ['--unhandled-rejections=warn'];
  const args = [...flags, taro, 'build', '--type', type, '--watch', '--no-check'];
  const build = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  const log = new BuildLog(onEvent);
  const said: string[] = [];
  const listen = (stream: Readable, hear: (line: string) => void) =>
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      if (said.length > LAST_LINES) said.shift();
      hear(line);
    });
  listen(build.stdout, (line) => log.line(line));
  listen(build.stderr, () => undefined);

  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    build.on('error', (error) => said.push(error.message));
    build.on('close', () => {
      resolve();
      if (!stopping) onEnd(said.join('\n').trim());
    });
  });
  return {
    async stop() {
      stopping = true;
      build.kill();
      const patience = setTimeout(() => build.kill('SIGKILL'), ENDS_WITHIN);
      await ended;
      clearTimeout(patience);
    },
  };
}
