/// <reference types="@tarojs/taro" />

/** `host:port` of the local cloud in a build of `npm start`, `false` in every other build. */
declare const __LOCAL_CLOUD__: string | false;

declare module '*.scss';
