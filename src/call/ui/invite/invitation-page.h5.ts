/** Where this app is published for browsers, as an address: this very page. */
export const invitationPage = (_webURL?: string): string =>
  `${location.origin}${location.pathname}`;
