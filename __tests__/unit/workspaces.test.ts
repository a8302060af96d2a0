/** Each package of the repository stands on its own: what it needs it lists, and what it lists it needs. */
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
    'tools/local-cloud',
    'tools/simulator',
  ]);
  for (const workspace of others) expect(imported(workspace).size).toBeGreaterThan(2);
});

describe.each(others)('$folder', (workspace) => {
  const { folder, name, listed, imports } = workspace;

  test('imports what its own package.json lists, and nothing else', () => {
    const unlisted = imports.filter(({ source }) => {
      const needed = packageOf(source);
      return needed !== undefined && needed !== name && !(needed in listed);
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

test('the root lists no package that only a workspace imports', () => {
  const own = imported(root);
  const theirs = new Set(others.flatMap((workspace) => [...imported(workspace)]));
  const idle = Object.keys(root.listed).filter((name) => theirs.has(name) && !own.has(name));
  expect(idle).toEqual([]);
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
