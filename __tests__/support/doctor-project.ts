import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../tools/doctor/run';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '../..');
export const APP_ID = 1234567890;
const WECHAT_APPID = 'wx0123456789abcdef';
const ENV = { PATH: process.env.PATH, LANG: 'en_GB.UTF-8' };
const SDK = 'node_modules/zego-express-engine-miniprogram';

export interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** A folder with all that the doctor looks at, in order; tests break it. */
export class DoctorProject {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'doctor-'));
  private readonly settings: Record<string, string>;

  constructor(
    readonly secret: string,
    settings: Record<string, string>,
    /** Of ZEGO's server API; nobody answers there unless said. */
    zegoURL = 'http://127.0.0.1:65000',
  ) {
    this.settings = {
      TARO_APP_ZEGO_APP_ID: String(APP_ID),
      TARO_APP_ZEGO_SERVER: 'wss://webliveroom1234567890-api.example.com/ws',
      ZEGO_LOG_URL: 'https://weblogger1234567890-api.example.com/httplog',
      TARO_APP_ID: WECHAT_APPID,
      ...settings,
    };
    for (const file of ['project.config.json', 'src/app.config.ts']) {
      this.write(file, fs.readFileSync(path.join(ROOT, file), 'utf8'));
    }
    this.write('.gitignore', fs.readFileSync(path.join(ROOT, '.gitignore'), 'utf8'));
    fs.mkdirSync(path.join(this.root, 'node_modules'));
    fs.symlinkSync(path.join(ROOT, SDK), path.join(this.root, SDK));
    this.set({});
    this.write('server/.env.local', `ZEGO_SERVER_SECRET=${secret}\nZEGO_API_URL=${zegoURL}\n`);
    this.build();
    this.git('init', '--quiet');
    this.commit();
  }

  write(file: string, text: string | Buffer): void {
    const full = path.join(this.root, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }

  /** Changes a file that is there; a change that changes nothing would prove nothing. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = fs.readFileSync(path.join(this.root, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)}`);
    this.write(file, after);
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.root, file), { recursive: true });
  }

  /** Writes `.env.local`; an empty text takes a setting away. */
  set(settings: Record<string, string>): void {
    Object.assign(this.settings, settings);
    const lines = Object.entries(this.settings).map(([name, value]) => `${name}=${value}`);
    this.write('.env.local', `${lines.join('\n')}\n`);
  }

  /** As the build leaves it, as far as the doctor looks into it. */
  build(): void {
    const { TARO_APP_ZEGO_APP_ID: appID = '', TARO_APP_TOKEN_URL: url = '' } = this.settings;
    const token = this.settings['TARO_APP_CONSOLE_TOKEN'] ?? '';
    this.write(
      'dist/weapp/app.json',
      JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'call', pages: [] }] }),
    );
    this.write('dist/weapp/app.js', `var a={appID:Number("${appID}"),url:"${url}",t:"${token}"};`);
    this.write('dist/weapp/call/common.js', 'wx.setClipboardData({data:a.url});');
    this.write(
      'dist/weapp/project.config.json',
      JSON.stringify({ appid: this.settings.TARO_APP_ID }),
    );
  }

  commit(): void {
    const who = [
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.com',
      '-c',
      'commit.gpgsign=false',
    ];
    this.git('add', '--all');
    this.git(...who, 'commit', '--quiet', '--allow-empty', '--message', 'A state');
  }

  git(...args: string[]): void {
    execFileSync('git', args, { cwd: this.root, stdio: 'ignore' });
  }

  /** Runs the command on this folder, within this process: a new one takes a second each. */
  async doctor(...args: string[]): Promise<Said> {
    let text = '';
    const say = (more: string) => (text += more);
    const code = await run([`--root=${this.root}`, ...args], {
      env: ENV,
      colours: false,
      say,
      complain: say,
    });
    return { code, text };
  }

  /** Runs it as a person does. */
  async command(...args: string[]): Promise<Said> {
    const cli = path.join(ROOT, 'tools/doctor/cli.ts');
    const all = [resolveInstalled('tsx/cli'), cli, `--root=${this.root}`, ...args];
    const child = spawn(process.execPath, all, { env: ENV });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    }
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, text };
  }

  end(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}
