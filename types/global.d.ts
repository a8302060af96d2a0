/// <reference types="@tarojs/taro" />

/** `host:port` of the local cloud in a build of `npm start`, `false` in every other build. */
declare const __LOCAL_CLOUD__: string | false;

/** The temporary token of a first try; `false` in every build for production. */
declare const __CONSOLE_TOKEN__:
  { readonly userID: string; readonly token: string; readonly expiresAt: number } | false;

/** Names of the settings that a build without any lacks, `false` in every other build. */
declare const __NOT_SET_UP__: readonly string[] | false;

/** Where the page of the call is: `/call/room/index`. In other apps the plugin says it. */
declare const __VOICE_CALL_PAGE__: string;

declare module '*.scss';
