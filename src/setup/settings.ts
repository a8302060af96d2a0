/** What the build was configured with (config/settings.ts has checked it). None of it is secret. */
export const settings = {
  /** ZEGO console: AppID */
  appID: Number(process.env.TARO_APP_ZEGO_APP_ID),
  /** ZEGO console: Server address, `wss://…/ws` */
  server: String(process.env.TARO_APP_ZEGO_SERVER),
  /** The token service, without a trailing slash. */
  tokenURL: String(process.env.TARO_APP_TOKEN_URL),
} as const;
