/**
 * Gives a property of `wx` another value: some are read-only to an assignment, but not to a definition.
 * Throws where they are to both.
 */
export function redefine(host: object, name: string, value: unknown): void {
  Object.defineProperty(host, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
