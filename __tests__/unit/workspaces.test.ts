/** Each package of the repository stands on its own: what it needs it lists, and what it lists it needs. */
import { read } from '../support/documents/documents';
import { packageOf, target, workspaces, type Workspace } from '../support/workspaces';

/**
 * What a workspace takes of the root by its path, in decision 031: checks that the app makes too, and how
 * settings are read from files.
 */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  server: ['src/call/validation/', 'config/env-files'],
};

const [root, ...others] = workspaces as [Workspace, ...Workspace[]];

const imported = ({ imports }: Workspace) =>
  new Set(imports.map(({ source }) => packageOf(source)).filter((name) => name !== undefined));

test('there are workspaces, and they import', () => {
  expect(others.map(({ folder }) => folder)).toEqual([
    'server',
    'src/call',
    'tools/local-cloud',
    'tools/simulator',
  ]);
  for (const workspace of others) expect(imported(workspace).size).toBeGreaterThan(2);
});

describe.each(others)('$folder', (workspace) => {
  const { folder, name, listed, peers, imports } = workspace;

  test('imports what its own package.json lists, and nothing else', () => {
    const unlisted = imports.filter(({ source }) => {
      const needed = packageOf(source);
      return needed !== undefined && needed !== name && !(needed in { ...peers, ...listed });
    });
    expect(unlisted).toEqual([]);
  });

  test('takes nothing by a path that leads out of it, but what is written down', () => {
    const taken = TAKEN[folder] ?? [];
    const outside = imports.filter((one) => {
      const file = target(one);
      const isOwn = file === undefined || `${file}/`.startsWith(`${folder}/`);
      return !isOwn && !taken.some((place) => file.startsWith(place));
    });
    expect(outside).toEqual([]);
  });
});

test('the root lists no package that only a workspace imports, but what it owes to one', () => {
  const own = imported(root);
  const theirs = new Set(others.flatMap((workspace) => [...imported(workspace)]));
  const owed = new Set(others.flatMap(({ peers }) => Object.keys(peers)));
  const idle = Object.keys(root.listed).filter(
    (name) => theirs.has(name) && !own.has(name) && !owed.has(name),
  );
  expect(idle).toEqual([]);
});

/** As npm reads `^4.2.0`: at least that, and below the next major version. */
function isWithin(version: string, range: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [least = NaN, leastMinor = 0, leastPatch = 0] = range
    .replace('^', '')
    .split('.')
    .map(Number);
  return (
    range.startsWith('^') &&
    major === least &&
    (minor > leastMinor || (minor === leastMinor && patch >= leastPatch))
  );
}

test('the app has what the packages that it installs ask of it, in versions that they take', () => {
  const asked = others.flatMap(({ peers }) => Object.entries(peers));
  expect(asked.length).toBeGreaterThan(4);
  const refused = asked.filter(([name, range]) => !isWithin(root.listed[name] ?? '', range));
  expect(refused).toEqual([]);
});

test('the call is packed under the version that the changelog tells of', () => {
  const versionOf = (file: string) => (JSON.parse(read(file)) as { version: string }).version;
  expect(versionOf('src/call/package.json')).toBe(versionOf('package.json'));
});

test('no file of a registry is named by its address: each of us has another', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Readonly<Record<string, { resolved?: string }>>;
  };
  const addresses = Object.values(packages).filter(({ resolved = '' }) => resolved.includes(':'));
  expect(Object.keys(packages).length).toBeGreaterThan(500);
  expect(addresses).toEqual([]);
});

test('a package has one version, whoever lists it', () => {
  const versions = new Map<string, Set<string>>();
  for (const { listed } of workspaces) {
    for (const [name, version] of Object.entries(listed)) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
  }
  const several = [...versions].filter(([, found]) => found.size > 1).map(([name]) => name);
  expect(several).toEqual([]);
  const links = workspaces.map(({ name }) => name);
  const loose = [...versions].filter(
    ([name, [version = '']]) =>
      !(links.includes(name) ? version.startsWith('file:') : /^\d[\w.-]*$/.test(version)),
  );
  expect(loose).toEqual([]);
});
