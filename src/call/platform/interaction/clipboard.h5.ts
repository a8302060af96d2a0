/**
 * Copies a text.
 *
 * @returns whether it was copied
 * @example `const copied = await copyText('room-1');`
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Missing on pages that are neither https nor on this very machine: that is a refusal too.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
