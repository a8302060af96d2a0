/** Of this app, from package.json. */
export const version = String(process.env.TARO_APP_VERSION);

/** Where this app is published for browsers, without a trailing slash; empty where it isn't. */
export const webURL = process.env.TARO_APP_WEB_URL || '';
