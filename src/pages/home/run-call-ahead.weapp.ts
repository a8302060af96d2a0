/**
 * Runs the call's code (`src/call/room/room.tsx`), which WeChat has fetched ahead and not run. Resolves
 * once it has run, or where this can't be done: an old base library, no package. Then it runs with its
 * page, as it does without this.
 */
export async function runCallAhead(): Promise<void> {
  try {
    // Seen from the page's file, into which this is bundled. WeChat finds it by the literal alone.
    await __non_webpack_require__.async('../../call/room/room.js');
  } catch {
    // The person needn't know.
  }
}
