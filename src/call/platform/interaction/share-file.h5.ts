/**
 * Hands a text over as a file: the browser downloads it.
 *
 * @returns whether that worked
 * @example `await shareTextFile('report.txt', report);`
 */
export async function shareTextFile(fileName: string, text: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
