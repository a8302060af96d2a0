/**
 * What the page for browsers is served with: what may run there, whom it may ask, who may show it in a
 * frame. The one place for it: the tests' server and `npm start` use it, docs/guide/browser.md is
 * compared with it.
 */

export interface PageHeadersOptions {
  /** Addresses that this build asks, besides ZEGO's own: its token service, its ZEGO server. */
  readonly asked: readonly string[];
  /** Origins of pages that may show this one in a frame. None without. */
  readonly framedBy?: readonly string[];
  /** A build for development: its modules are texts that are run, its styles are in its scripts. */
  readonly development?: boolean;
}

/**
 * Domains of ZEGO's, for rooms and sound, settings and logs: those that are written in the web SDK, which
 * takes some by the AppID, and `coolc…` and `coolh…`, which the vendor's list has beside them.
 */
const zegoDomains = [
  ...['zego.im', 'zegocloud.com'],
  ...['b', 'c', 'd', 'f', 'g', 'h', 'z'].map((letter) => `cool${letter}cloud.com`),
];

/**
 * What Taro and the SDK put into the page as text, by the digest of it. Whoever brings in another
 * component of Taro's, or another version, sees the tests of the page fail with the digest that is missing.
 */
const inline = {
  /** `dy`: what the web SDK runs at its start. Code that ZEGO's servers send it later is not run. */
  scripts: ['4XKuD5Ncslg/d0bNAZTFjswjviD3Bn3s6I1E1VnNE5o='],
  styles: [
    // Empty: style-loader adds the text only when the element is in the page.
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    // @tarojs/components: the app's wrap, the root, view, text.
    'onwLcReXXMpC8t/AVZyvAM4lZOtUIsaFsJ1K/gtLIhc=',
    'ChCglxBdvn1YI8cpS+zDIrDUXfFGsucCHWyhToGUApI=',
    'yCqwyMlIf3qkEG6t6LIN2Ze9BI07FPHrNuP4Oy136vg=',
    'AXkFQlrY0FJ04c0InLDfnZ6JTsYUBXPLfLwn0Vkzgb8=',
    // @tarojs/router: navigation bar, pages that slide in, the router.
    'OWb7ai9w4OSl9aLkaPbZk+swjkkGKNbWUN0Dhvo8rBU=',
    'PxJ/vum90NV3J9aeWIZVbXfvKwwWTPcUdrjMLqbfTKo=',
    'WgkL0ehxKfTSWUFPlMlwefBA8K2PFZzYJk/Y6jTndeA=',
    // @tarojs/taro-h5: the font of a toast's icons.
    'UW4TjFh4W3J1IMiTC6U+8Faidzx6jEFcDBDyC4PE4oM=',
    // The web SDK: a dialog of its own for sound that is held back, which the app has it not show.
    'Y6tDjAZwmWkt0CxJa4fRKU/9KnCJF1SL0V8vMUFaIUQ=',
  ],
};

const digests = (texts: readonly string[]) => texts.map((text) => `'sha256-${text}'`);

/** The headers, by name. */
export function pageHeaders(options: PageHeadersOptions): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    // Whoever is linked to learns no address of ours.
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), display-capture=()',
    'X-Content-Type-Options': 'nosniff',
  };
}

function contentSecurityPolicy(options: PageHeadersOptions): string {
  const { asked, framedBy = [], development = false } = options;
  const zego = zegoDomains.flatMap((domain) => [`https://*.${domain}`, `wss://*.${domain}`]);
  const hosts = new Set(asked.map((url) => new URL(url).origin));
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // WebAssembly: long.js, in the SDK, counts with it.
    'script-src': [
      "'self'",
      development ? "'unsafe-eval'" : "'wasm-unsafe-eval'",
      ...digests(inline.scripts),
    ],
    'style-src': ["'self'", ...(development ? ["'unsafe-inline'"] : digests(inline.styles))],
    // Taro's toast has its look in attributes.
    'style-src-attr': ["'unsafe-inline'"],
    // Of Taro's components, of its toast.
    'font-src': ['data:'],
    // Symbols and the QR code.
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...hosts, ...zego],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': framedBy.length > 0 ? framedBy : ["'none'"],
  };
  return Object.entries(directives)
    .map((directive) => directive.flat().join(' '))
    .join('; ');
}
