/** A parameter and its value, before or behind the `#` of an address, with the signs around it. */
const parameter = (name: string) => new RegExp(`([?&])${name}=([^&#]*)(&?)`);

/** The value of a parameter; empty where there is none, or none that can be read. */
export function valueIn(address: string, name: string): string {
  try {
    return decodeURIComponent(parameter(name).exec(address)?.[2] ?? '');
  } catch {
    return '';
  }
}

/**
 * Takes a parameter out of this tab's address. What opens a room for whoever reads it over a shoulder, in a
 * picture or in the browser's history doesn't stay there.
 *
 * @example `forgetInAddress('ticket');`
 */
export function forgetInAddress(name: string): void {
  const { href } = window.location;
  const without = href.replace(parameter(name), (_, before: string, _value, after: string) =>
    after ? before : '',
  );
  if (without !== href) window.history.replaceState(window.history.state, '', without);
}
