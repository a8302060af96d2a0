import { words } from '@/call/prejoin';

/** The words that only a build for the local cloud shows; a bundler drops them elsewhere. */
export const localCloudWords = /* @__PURE__ */ words(
  {
    note: (address: string) =>
      `开发版：通话经过这台电脑上的本地云（${address}）。手机连不上这台电脑的 127.0.0.1，请在这台电脑上试用。`,
  },
  {
    note: (address) =>
      `Development build: calls go through the local cloud on this computer (${address}). A phone can’t reach this computer’s 127.0.0.1, so try it on this computer.`,
  },
);
