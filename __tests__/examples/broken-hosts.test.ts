import { BrokenHosts, type Fault } from '../support/examples/broken-hosts';
import { buildApp, PACKAGE } from '../support/examples/packed';

const hosts = new BrokenHosts();
afterAll(() => hosts.remove());

test.each<[name: string, fault: Fault, sentence: string]>([
  [
    'no plugin',
    { plugins: '' },
    `add '${PACKAGE}/plugin' to the plugins of config/index, and build for weapp or h5.`,
  ],
  [
    'the plugin twice',
    { plugins: `'${PACKAGE}/plugin', require.resolve('${PACKAGE}/plugin')` },
    'the plugin is listed twice in the build’s configuration. Remove one.',
  ],
  [
    'the page registered by hand as well',
    { subPackages: `[{ root: 'call', pages: ['index'] }]` },
    'app.config lists "call/index", which the plugin adds itself. Remove it there.',
  ],
  ['Taro 3', { taro: '3.6.37' }, 'it needs Taro 4.2 or newer; this app has 3.6.37.'],
  [
    'no SDK',
    { withoutSdk: true },
    'the SDK for this build is missing. Run: npm install zego-express-engine-miniprogram',
  ],
])(
  'a host with %s is told so in one line',
  async (name, fault, sentence) => {
    const app = hosts.make(name.replaceAll(' ', '-'), fault);
    const { code, output } = await buildApp(app, 'weapp');
    const lines = output.split('\n').filter((line) => line.includes(`${PACKAGE}: `));
    expect(lines).toEqual([expect.stringContaining(`${PACKAGE}: ${sentence}`)]);
    expect(code).not.toBe(0);
  },
  120_000,
);
