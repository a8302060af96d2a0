/** What the app runs on. */
export interface Device {
  /** `ios`, `android`, `windows`, `mac`, `ohos`, `devtools`, or `web`. */
  readonly platform: string;
  /** The system's major version, e.g. 17 of iOS 17.4; 0 where it isn't known. */
  readonly systemVersion: number;
  /** The version of WeChat's base library, e.g. `3.5.8`; empty in a browser. */
  readonly baseLibrary: string;
  /** WeChat DevTools: it shows the app but neither records nor plays a call. */
  readonly isDevtools: boolean;
  /** How large the person wants text: 1 is the usual size. */
  readonly textScale: number;
}
