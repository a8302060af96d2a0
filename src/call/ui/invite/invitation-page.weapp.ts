/** Where the same app is published for browsers, as an address; empty where it isn't. */
export const invitationPage = process.env.TARO_APP_WEB_URL
  ? `${process.env.TARO_APP_WEB_URL}/`
  : '';
