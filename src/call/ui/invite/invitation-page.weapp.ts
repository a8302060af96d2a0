/** Where the same app is published for browsers, as an address; empty where it isn't. */
export const invitationPage = (webURL?: string): string => (webURL ? `${webURL}/` : '');
