/// <reference types="@tarojs/taro" />

/** `host:port` of the local cloud in a build of `npm start`, `false` in every other build. */
declare const __LOCAL_CLOUD__: string | false;

/** The temporary token of a first try; `false` in every build for production. */
declare const __CONSOLE_TOKEN__:
  { readonly userID: string; readonly token: string; readonly expiresAt: number } | false;

/** Names of the settings that a build without any lacks, `false` in every other build. */
declare const __NOT_SET_UP__: readonly string[] | false;

declare module '*.scss';
