/** Nothing: the form is for browsers. */
export function DebugForm() {
  return null;
}
