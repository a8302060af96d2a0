/** How the SDK reaches a local cloud instead of ZEGO's, in development. */
export interface LocalCloud {
  /** Names other hosts to the SDK, before it makes an engine. */
  readonly point: (SDK: object) => void;
  /** The address of a socket as the local cloud has it. */
  readonly rewrite: (url: string) => string;
}
