/** What `package.json` of the package says; versions of what it needs are those that are tested here. */
import fs from 'node:fs';
import path from 'node:path';
import { conditionOf, PACKAGE_NAME, TARGETS } from '../../src/call/plugin/package';

/** What of the repository's own is the package's, too. */
const repository = JSON.parse(
  fs.readFileSync(path.resolve(__dirname, '..', '..', 'package.json'), 'utf8'),
) as {
  version: string;
  license: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
};

/** The doors of the package, and the file of `src/call` behind each. */
export const DOORS = { index: 'index.ts', ui: 'ui/index.ts' } as const;

export type Door = keyof typeof DOORS;

/** What an app must have anyway; one copy of each. */
const PEERS = {
  '@tarojs/components': '^4.2.0',
  '@tarojs/taro': '^4.2.0',
  react: '^18.0.0',
  'zego-express-engine-miniprogram': '^3.6.0',
  'zego-express-engine-webrtc': '^3.12.0',
  zustand: '^5.0.0',
} as const;

/** What only a build for browsers needs. */
const OPTIONAL = ['zego-express-engine-webrtc'] as const;

/** What the package brings along. */
const BROUGHT = ['unicode-segmenter', 'uqr'] as const;

/** Everything that a file of the package may import. */
export const IMPORTABLE: readonly string[] = [...Object.keys(PEERS), ...BROUGHT];

function door(name: Door) {
  return {
    types: `./${name}.d.ts`,
    ...Object.fromEntries(
      TARGETS.map((target) => [conditionOf(target), `./${target}/${toScript(DOORS[name])}`]),
    ),
    // Where the plugin has set no condition.
    default: './without-plugin.js',
  };
}

/** `room/tile.tsx` -> `room/tile.js` */
export const toScript = (source: string): string => source.replace(/\.tsx?$/, '.js');

/** `package.json` of the package. */
export function manifest(): object {
  const { version, license, engines, dependencies } = repository;
  return {
    name: PACKAGE_NAME,
    version,
    description:
      'Voice calls for Taro 4 apps in React: WeChat mini-programs and browsers, on ZEGO Express.',
    keywords: [
      'taro',
      'react',
      'wechat',
      'miniprogram',
      'weapp',
      'h5',
      'voice-call',
      'rtc',
      'zego',
    ],
    license,
    engines,
    // For tools that know no `exports`.
    main: './without-plugin.js',
    types: './index.d.ts',
    exports: {
      '.': door('index'),
      './ui': door('ui'),
      './plugin': { types: './plugin.d.ts', default: './plugin.js' },
      './package.json': './package.json',
    },
    bin: { [PACKAGE_NAME]: './doctor.js' },
    // Nothing else happens on import.
    sideEffects: ['**/*.css', '**/native/**'],
    peerDependencies: PEERS,
    peerDependenciesMeta: Object.fromEntries(OPTIONAL.map((name) => [name, { optional: true }])),
    dependencies: Object.fromEntries(BROUGHT.map((name) => [name, dependencies[name]])),
  };
}
