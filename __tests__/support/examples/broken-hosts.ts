/** Small apps outside of the repository, each with one thing wrong. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { install, PACKAGE } from './packed';

const INSTALLED = path.resolve(__dirname, '..', '..', '..', 'node_modules');
const SDK = 'zego-express-engine-miniprogram';

/** What is wrong with an app. */
export interface Fault {
  /** As `config/index` has them. */
  readonly plugins?: string;
  /** As `app.config` has them. */
  readonly subPackages?: string;
  /** The version of Taro that it seems to have. */
  readonly taro?: string;
  readonly withoutSdk?: boolean;
}

/** A folder for such apps, with what they have in common installed above them. */
export class BrokenHosts {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'broken-hosts-'));

  constructor() {
    const shared = path.join(this.folder, 'node_modules');
    fs.mkdirSync(shared);
    for (const name of fs.readdirSync(INSTALLED)) {
      if (name !== SDK) fs.symlinkSync(path.join(INSTALLED, name), path.join(shared, name));
    }
  }

  /** @returns the app's folder */
  make(name: string, { plugins, subPackages = '[]', taro, withoutSdk = false }: Fault): string {
    const app = path.join(this.folder, name);
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(app, file)), { recursive: true });
      fs.writeFileSync(path.join(app, file), text);
    };
    write('package.json', '{ "name": "host", "version": "1.0.0" }');
    write('babel.config.js', `module.exports = { presets: [['taro', { framework: 'react' }]] };`);
    write(
      'config/index.js',
      `module.exports = {
        projectName: 'host', designWidth: 750, deviceRatio: { 750: 1 },
        sourceRoot: 'src', outputRoot: 'dist', framework: 'react', compiler: 'webpack5',
        plugins: [${plugins ?? `'${PACKAGE}/plugin'`}], mini: {}, h5: {},
      };`,
    );
    write(
      'src/app.config.js',
      `export default { pages: ['pages/index/index'], subPackages: ${subPackages} };`,
    );
    write('src/app.js', 'export default ({ children }) => children;');
    write(
      'src/pages/index/index.jsx',
      `import { openVoiceCall } from '${PACKAGE}';\nexport default () => openVoiceCall;`,
    );
    write('src/call/index.jsx', 'export default () => null;');
    if (taro) {
      write('node_modules/@tarojs/taro/package.json', JSON.stringify({ version: taro }));
    }
    install(app);
    if (!withoutSdk) {
      fs.symlinkSync(path.join(INSTALLED, SDK), path.join(app, 'node_modules', SDK));
    }
    return app;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
