import { wxAnswer } from '../wx-answer';

/**
 * Copies a text; WeChat says so itself. Its privacy guide must declare the clipboard (剪切板).
 *
 * @returns whether it was copied
 * @example `const copied = await copyText('room-1');`
 */
export async function copyText(text: string): Promise<boolean> {
  const answer = await wxAnswer((callbacks) => wx.setClipboardData({ data: text, ...callbacks }));
  return answer.ok;
}
