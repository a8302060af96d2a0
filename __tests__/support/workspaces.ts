/** The packages of this repository, what each lists and what its files import. */
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { files, read } from './documents/documents';

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** One package.json of this repository and what lies around it. */
export interface Workspace {
  /** Its folder, `server`; the root's is empty. */
  readonly folder: string;
  readonly name: string;
  /** Name to version. */
  readonly listed: Readonly<Record<string, string>>;
  /** What whoever installs it must have, name to range of versions. */
  readonly peers: Readonly<Record<string, string>>;
  /** What its files import: file, and the name that they import it by. */
  readonly imports: readonly Import[];
}

export interface Import {
  readonly file: string;
  readonly source: string;
}

const manifest = (folder: string) =>
  JSON.parse(read(path.posix.join(folder, 'package.json'))) as Manifest;

const folders = ['', ...(manifest('').workspaces ?? [])];

/** In the folder of the call, and the app's all the same: its page (decision 032). */
const OF_THE_APP = 'src/call/room/';

/** The package that a file belongs to: the innermost. */
const folderOf = (file: string) =>
  folders
    .filter((folder) => file.startsWith(`${folder}/`) && !file.startsWith(OF_THE_APP))
    .at(-1) ?? '';

const isCode = (file: string) => /\.(?:[cm]?js|tsx?)$/.test(file);

/** All that a file imports; `require` counts where it is no method of ours. */
function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(read(file), true, file.endsWith('.js'));
  return importedFiles.map(({ fileName }) => ({ file, source: fileName }));
}

export const workspaces: readonly Workspace[] = folders.map((folder) => {
  const { name, dependencies, devDependencies, peerDependencies = {} } = manifest(folder);
  const own = files.filter((file) => isCode(file) && folderOf(file) === folder);
  return {
    folder,
    name,
    listed: { ...devDependencies, ...dependencies },
    peers: peerDependencies,
    imports: own.flatMap(importsOf),
  };
});

/** The package behind an import, `@scope/name` of `@scope/name/file`; none of a path or of Node's own. */
export function packageOf(source: string): string | undefined {
  if (source.startsWith('.') || source.startsWith('@/') || isBuiltin(source)) return undefined;
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Where an import of a file leads, from the root of the repository. */
export function target({ file, source }: Import): string | undefined {
  if (source.startsWith('@/')) return `src/${source.slice(2)}`;
  return source.startsWith('.') ? path.posix.join(path.posix.dirname(file), source) : undefined;
}
