/** Where this app is published for browsers, as an address: this very page. */
export const invitationPage = `${location.origin}${location.pathname}`;
