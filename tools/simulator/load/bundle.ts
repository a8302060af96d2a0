import { resolvePath } from '../paths';
import type { AppConfig, Bundle, Json, Problem, Style } from '../types';
import { openFolder, withoutExtension, type Folder } from './files';
import { compileTemplates } from './templates';
import { wxNames } from './wx-names';
import { convertWxss, type Scope } from './wxss';

type Report = (message: string) => void;

function readJson(folder: Folder, file: string, report: Report): Json | undefined {
  const text = folder.read(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    report(`${file}: ${(error as Error).message}`);
    return undefined;
  }
}

function readApp(folder: Folder, report: Report): AppConfig {
  const raw = readJson(folder, 'app.json', report);
  if (!raw) report('app.json is missing or broken');
  const app = (raw ?? {}) as Partial<AppConfig> & { subpackages?: AppConfig['subPackages'] };
  return {
    ...app,
    pages: app.pages ?? [],
    subPackages: (app.subPackages ?? app.subpackages ?? []).map((one) => ({
      ...one,
      root: one.root.replace(/^\/|\/$/g, ''),
    })),
    preloadRule: app.preloadRule ?? {},
    window: app.window ?? {},
    usingComponents: app.usingComponents ?? {},
    darkmode: app.darkmode ?? false,
  };
}

/** Checks the four files of a page or component, then those of all it uses. */
function collect(
  folder: Folder,
  entry: string,
  role: 'page' | 'component',
  into: Record<string, Json>,
  named: string,
  report: Report,
): void {
  if (into[entry]) return;
  const json = readJson(folder, `${entry}.json`, report);
  for (const extension of ['js', 'wxml']) {
    if (!folder.has(`${entry}.${extension}`)) {
      report(`${named}: the ${role} "${entry}" has no ${extension} file`);
    }
  }
  if (role === 'component') {
    if (!json) report(`${named}: the component "${entry}" has no json file`);
    else if (json.component !== true) report(`${entry}.json must say "component": true`);
  }
  into[entry] = json ?? {};
  const using = (json?.usingComponents ?? {}) as Record<string, string>;
  for (const target of Object.values(using)) {
    if (target.includes('://')) continue;
    collect(folder, resolvePath(entry, target), 'component', into, `${entry}.json`, report);
  }
}

/** What app.json gives to all, and what a page is whatever its JSON says. */
function normalized(entry: string, config: Json, app: AppConfig, isPage: boolean): Json {
  const globals = Object.entries(app.usingComponents)
    .map(([tag, target]) => [tag, `/${resolvePath('app.json', target)}`] as const)
    .filter(([, target]) => target !== `/${entry}`);
  const own = (config.usingComponents ?? {}) as Record<string, string>;
  const usingComponents = { ...Object.fromEntries(globals), ...own };
  const asPage = isPage ? { component: false, styleIsolation: 'shared' } : {};
  return { ...config, ...asPage, usingComponents };
}

/** Classes of an isolated component are its own; see WeChat's "styleIsolation". */
function scopeOf(entry: string, json: Json, isPage: boolean): Scope {
  const isolation = json.styleIsolation as string | undefined;
  if (isPage) return { prefix: '', page: entry };
  if (isolation === 'shared' || isolation === 'page-shared') return { prefix: '' };
  return { prefix: entry.replace(/[^\w]/g, '-') };
}

/** The scripts whose path begins with one of the roots, or with none of the subpackages'. */
function scriptsOf(folder: Folder, belongs: (file: string) => boolean): Record<string, string> {
  const scripts: Record<string, string> = {};
  for (const file of folder.paths) {
    if (file.endsWith('.js') && belongs(file)) scripts[file] = folder.read(file) ?? '';
  }
  return scripts;
}

/** Scripts of one subpackage. The main package is {@link Bundle.scripts}. */
export function loadPackage(dist: string, root: string): Record<string, string> {
  return scriptsOf(openFolder(dist), (file) => file.startsWith(`${root}/`));
}

/** Reads and compiles a built mini-program. Never throws for what is wrong with it. */
export function loadBundle(dist: string): Bundle {
  const problems: Problem[] = [];
  const report: Report = (message) => problems.push({ kind: 'load', message });
  const folder = openFolder(dist);
  const app = readApp(folder, report);
  const packages = app.subPackages.map(({ root }) => root).sort((a, b) => b.length - a.length);
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];

  if (!folder.has('app.js')) report('app.js is missing');
  const json: Record<string, Json> = {};
  for (const page of pages) collect(folder, page, 'page', json, 'app.json', report);
  for (const target of Object.values(app.usingComponents)) {
    collect(folder, resolvePath('app', target), 'component', json, 'app.json', report);
  }

  for (const [entry, config] of Object.entries(json)) {
    json[entry] = normalized(entry, config, app, pages.includes(entry));
  }

  const styles: Record<string, Style> = {};
  const addStyle = (entry: string, scope: Scope) => {
    const file = `${entry}.wxss`;
    if (!folder.has(file)) return;
    styles[entry] = {
      css: convertWxss(file, scope, (name) => folder.read(name), report),
      scope: scope.prefix,
    };
  };
  addStyle('app', { prefix: '' });
  for (const [entry, config] of Object.entries(json)) {
    addStyle(entry, scopeOf(entry, config, pages.includes(entry)));
  }

  const wxml = folder.paths.filter((file) => /\.wxml$|\.wxs$/.test(file));
  const templates = compileTemplates(
    wxml.map((file) => ({ path: file, text: folder.read(file) ?? '' })),
    report,
  );
  return {
    version: folder.version,
    app,
    theme: (readJson(folder, 'theme.json', report) ?? {}) as Bundle['theme'],
    json,
    templates,
    wxml: wxml.filter((file) => file.endsWith('.wxml')).map(withoutExtension),
    styles,
    scripts: scriptsOf(folder, (file) => !packages.some((root) => file.startsWith(`${root}/`))),
    packages,
    problems,
    wxNames: wxNames(),
  };
}
