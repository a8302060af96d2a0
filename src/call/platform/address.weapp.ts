/** Nothing: nobody sees the address of a mini-program's page. @example `forgetInAddress('ticket');` */
export function forgetInAddress(_name: string): void {
  // The page keeps what it was opened with.
}
