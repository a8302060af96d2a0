import type { Chain } from './taro';

/** The script that `sdk/web/load-sdk.ts` names, as builds write it. */
const SDK_SCRIPT = /\bzego-sdk\b/;

const MINIFIER = 'terserPlugin';

/** Names are made short, of what the SDK brings along. */
const terserOptions = { compress: false, keep_fnames: true, format: { comments: false } };

/**
 * The web SDK comes compressed. To do it again makes it no smaller, and took two fifths of a build for
 * browsers.
 */
export function leaveSdkCompressed({ optimization }: Chain): void {
  // None in a build for development, or another.
  if (!optimization.minimizers.has(MINIFIER)) return;
  const all = optimization.minimizer(MINIFIER);
  const Minifier = all.get('plugin');
  all.tap(([{ exclude = [], ...options } = {}]) => {
    const given = { ...options, terserOptions, include: SDK_SCRIPT, exclude };
    optimization.minimizer('voiceCallSdk').use(Minifier, [given]);
    return [{ ...options, exclude: [exclude, SDK_SCRIPT].flat() }];
  });
}
