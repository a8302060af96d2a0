/**
 * Puts the licences of what the bundle brings along into a script of the mini-program, as a comment.
 * Terser would put them into `*.LICENSE.txt`, which WeChat does not pack. They go where neither the first
 * page nor a call need wait for them: into the package of messages, which is fetched ahead.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Compiler, NormalModule, WebpackPluginInstance } from 'webpack';

/** One package as its folder tells. */
export interface Package {
  /** With its version. */
  readonly name: string;
  /** `MIT`, as package.json says. */
  readonly licence: string;
  readonly author: string;
  /** The file LICENSE; empty where there is none. */
  readonly text: string;
}

/** The folder of the package that a file belongs to, if it is from node_modules. */
function packageOf(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

function readPackage(folder: string): Package {
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string; author?: string | { name: string } };
  const file = fs.readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  return {
    name: `${name} ${version}`,
    licence: license ?? 'no licence named',
    author: typeof author === 'string' ? author : (author?.name ?? ''),
    text: file ? fs.readFileSync(path.join(folder, file), 'utf8') : '',
  };
}

const isCopyright = (line: string) => /^\s*copyright\b/i.test(line);
const isTitle = (line: string) => /^\s*(the )?mit license(\s*\(mit\))?\s*$/i.test(line);

interface Parts {
  readonly rights: readonly string[];
  readonly terms: string;
  /** What it says of others that it embeds; empty if of none. */
  readonly embeds: string;
}

/**
 * Who holds the rights, line by line, and the terms as one line. Taro adds a list of what its
 * repository embeds, with paths that mean nothing here: of that, the names and licences.
 */
function parts({ text }: Package): Parts {
  const [own = '', ...embedded] = text.split(/^={9,}\s*$/m);
  const lines = own.split('\n');
  const terms = lines.filter((line) => !isCopyright(line) && !isTitle(line)).join(' ');
  const names = embedded.flatMap((one) => {
    const [, licence, name] = /^\s*(\S+) \(([^)]+)\):/.exec(one) ?? [];
    return name ? [`${name} (${licence})`] : [];
  });
  return {
    rights: lines.filter(isCopyright).map((line) => line.trim()),
    terms: terms.replace(/\s+/g, ' ').trim(),
    embeds: names.length > 0 ? `It embeds parts of ${names.join(', ')}.` : '',
  };
}

/** The comment. Terms that several packages share are written once. */
export function licenceComment(packages: readonly Package[]): string {
  const byTerms = new Map<string, string[]>();
  const embedding = new Map<string, string[]>();
  for (const one of packages) {
    const { rights, terms, embeds } = parts(one);
    const who = rights.length > 0 ? rights.join('; ') : one.author;
    const line = [one.name, one.licence, who].filter(Boolean).join(', ');
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), line]);
    if (embeds) embedding.set(embeds, [...(embedding.get(embeds) ?? []), one.name]);
  }
  const sections = Array.from(byTerms, ([terms, lines]) =>
    [...lines.sort(), ...(terms ? [terms] : [])].join('\n'),
  );
  const embedded = Array.from(embedding, ([embeds, names]) => `${names.join(', ')}: ${embeds}`);
  const text = ['Open source in this mini-program', ...sections, ...embedded].join('\n\n');
  return `/*!\n${text.replaceAll('*/', '* /')}\n*/\n`;
}

const NAME = 'licences';

class LicencePlugin implements WebpackPluginInstance {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const folders = new Set<string>();
      // Of what is in a chunk: style sheets are made by scripts that are in none, and are there at a first
      // build only.
      compilation.hooks.afterChunks.tap(NAME, () => {
        const { chunkGraph, modules } = compilation;
        for (const module of modules as Iterable<NormalModule>) {
          const isBrought = chunkGraph.getNumberOfModuleChunks(module) > 0;
          if (!isBrought || !module.type.startsWith('javascript') || !module.resource) continue;
          const folder = packageOf(module.resource);
          if (folder) folders.add(folder);
        }
      });
      // After scripts are minified, which takes comments out.
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        const comment = licenceComment([...folders].sort().map(readPackage));
        const script = ['messages/messages.js', 'app.js'].find((one) => compilation.getAsset(one));
        if (!script) return;
        const { ConcatSource } = compiler.webpack.sources;
        compilation.updateAsset(script, (source) => new ConcatSource(comment, source));
      });
    });
  }
}

/** What this needs of Taro's plugin context. */
interface Context {
  modifyWebpackChain(change: (build: { chain: Chain }) => void): void;
}

/** What this needs of webpack-chain. */
interface Chain {
  plugin(name: string): { use(plugin: WebpackPluginInstance): void };
  optimization: {
    minimizer(name: string): { tap(change: (args: [object]) => [object]): void };
  };
}

/** The plugin, as Taro's `plugins` takes it. */
export default function licences(ctx: Context): void {
  // A page for browsers is published with its LICENSE.txt.
  if (process.env.NODE_ENV !== 'production' || process.env.TARO_ENV !== 'weapp') return;
  ctx.modifyWebpackChain(({ chain }) => {
    chain.plugin(NAME).use(new LicencePlugin());
    chain.optimization
      .minimizer('terserPlugin')
      .tap(([options]) => [{ ...options, extractComments: false }]);
  });
}
