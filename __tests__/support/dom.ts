/** The element with an id of the design; a test fails where there is none. */
export function byID(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Nothing on the screen has the id ${id}.`);
  return element;
}
