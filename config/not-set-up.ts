/** Says at the end of a build without settings what it is, and what helps. */

/** What this needs of Taro's plugin context. */
interface Context {
  onBuildComplete(say: () => void): void;
}

/** The plugin, as Taro's `plugins` takes it. */
export default function notSetUp(
  ctx: Context,
  { missing, folder }: { readonly missing: readonly string[]; readonly folder: string },
): void {
  ctx.onBuildComplete(() => {
    process.stdout.write(
      [
        '',
        `${folder} is built without an account: it opens and looks as it will, but can't call yet.`,
        `  Missing: ${missing.join(', ')}`,
        '  npm run doctor   says where to find each',
        '  npm start        makes calls on this computer, without an account',
        '',
      ].join('\n') + '\n',
    );
  });
}
