import { wxAnswer } from '../wx-answer';

/**
 * Hands a text over as a file, into a chat (base library 2.16.1). Only from a tap.
 *
 * @returns `false` where that failed; a person who changes their mind is no failure
 * @example `await shareTextFile('report.txt', report);`
 */
export async function shareTextFile(fileName: string, text: string): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`;
  try {
    // At once, for WeChat shares in answer to a tap only.
    wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
  } catch {
    return false;
  }
  const answer = await wxAnswer((callbacks) =>
    wx.shareFileMessage({ filePath, fileName, ...callbacks }),
  );
  return answer.ok || /cancel/.test(answer.message);
}
