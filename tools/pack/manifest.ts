/** What `package.json` of the package says: the sources' own, with what compiling changes. */
import fs from 'node:fs';
import path from 'node:path';
import { conditionOf, PACKAGE_NAME, TARGETS } from '../../src/call/plugin/package';

/** The folder of the call layer. */
export const CALL = path.resolve(__dirname, '..', '..', 'src', 'call');

/** That of the sources. */
const {
  private: _,
  devDependencies: __,
  ...sources
} = JSON.parse(fs.readFileSync(path.join(CALL, 'package.json'), 'utf8')) as {
  private: boolean;
  exports: Record<'.' | './ui' | './messages' | './roles' | './plugin', string>;
  sideEffects: string[];
  peerDependencies: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** The doors of the package, and the file of `src/call` behind each. */
export const DOORS = {
  index: path.normalize(sources.exports['.']),
  ui: path.normalize(sources.exports['./ui']),
  messages: path.normalize(sources.exports['./messages']),
  roles: path.normalize(sources.exports['./roles']),
} as const;

/** What a host's build loads. */
export const PLUGIN = path.normalize(sources.exports['./plugin']);

export type Door = keyof typeof DOORS;

/** Everything that a file of the package may import. */
export const IMPORTABLE: readonly string[] = Object.keys({
  ...sources.peerDependencies,
  ...sources.dependencies,
});

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

/** `room/tile.scss` -> `room/tile.css` */
export const toStyle = (source: string): string => source.replace(/\.scss$/, '.css');

/** `package.json` of the package. */
export function manifest(): object {
  return {
    ...sources,
    // For tools that know no `exports`.
    main: './without-plugin.js',
    types: './index.d.ts',
    exports: {
      ...sources.exports,
      '.': door('index'),
      './ui': door('ui'),
      './messages': door('messages'),
      './roles': door('roles'),
      './plugin': { types: './plugin.d.ts', default: './plugin.js' },
    },
    bin: { [PACKAGE_NAME]: './doctor.js' },
    sideEffects: sources.sideEffects.map(toStyle),
  };
}
