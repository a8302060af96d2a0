/** What runs this app, each as a short text for whoever reads a report. */
export interface Versions {
  /** Of this app, e.g. `0.1.0 (release)`. */
  readonly app: string;
  /** WeChat's version, or the browser's own words for itself. */
  readonly host: string;
  /** Of WeChat's base library; empty in a browser. */
  readonly baseLibrary: string;
  /** Model and system, e.g. `iPhone 15, iOS 17.1`. */
  readonly device: string;
}
