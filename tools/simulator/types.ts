import type { Behaviour, Platform } from './profiles';

/**
 * What the two halves of the simulator tell each other: the Node half reads a built mini-program,
 * the browser half runs it.
 */

/** One JSON file of the mini-program, as written in its folder. */
export type Json = Record<string, unknown>;

/** A fault the simulator found: at load, or while the mini-program ran. */
export interface Problem {
  /**
   * `load`: the folder itself is broken (missing file, bad WXML). `script`: an uncaught error or
   * rejection of the mini-program. `view`: what DevTools would print in red (unknown component,
   * missing handler). `api`: a call WeChat, or this simulator, doesn't have.
   */
  kind: 'load' | 'script' | 'view' | 'api';
  message: string;
  stack?: string;
}

/** The part of app.json that the simulator reads. */
export interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  preloadRule: Record<string, { packages: string[] }>;
  window: Json;
  usingComponents: Record<string, string>;
  darkmode: boolean;
  lazyCodeLoading?: string;
  componentFramework?: ComponentFramework;
  tabBar?: { list: { pagePath: string; text: string }[] } & Json;
  permission?: Json;
}

/** Everything of the main package but its subpackages' scripts, ready to run. */
export interface Bundle {
  /** Changes whenever a file of the folder changes. */
  version: string;
  app: AppConfig;
  /** `theme.json`: `light` and `dark`, each a table of `@name` values. */
  theme: Record<string, Record<string, string>>;
  /** Page and component JSON by path without extension. */
  json: Record<string, Json>;
  /** Source of one expression: all compiled WXML, `{[path]: template group}`. */
  templates: string;
  /** Paths (without `.wxml`) in `templates`. */
  wxml: string[];
  /** Converted WXSS by path without extension; `app` is the global sheet. */
  styles: Record<string, Style>;
  /** Scripts of the main package by path with `.js`. */
  scripts: Record<string, string>;
  /** Roots of the subpackages, longest first. */
  packages: string[];
  problems: Problem[];
  /** Names of every function WeChat's `wx` has, to tell "not simulated" from "no such thing". */
  wxNames: string[];
}

/** One converted style sheet. */
export interface Style {
  css: string;
  /** The class prefix of an isolated component; empty where classes are shared. */
  scope: string;
}

/** The answer WeChat has stored for `scope.record`. */
export type MicrophoneAnswer = 'undecided' | 'granted' | 'refused' | 'refused-for-good';

/** Who draws a mini-program's components; WECHAT.md 35 to 37. */
export type ComponentFramework = 'exparser' | 'glass-easel';
export type Theme = 'light' | 'dark';
export type Language = 'zh_CN' | 'en';

/** How long the simulated media takes, in milliseconds. */
export interface MediaTiming {
  /** From start() to 1001 / 2001. */
  connect: number;
  /** From 1001 to 1002; from 2001 to 2002 and 2004. */
  handshake: number;
  /** From a native element's rendering to its existence for a context. */
  nativeDelay: number;
  /** Between two `netstatus` events; 0 turns them off. */
  netstatus: number;
  /** Between two `audiovolumenotify` events; 0 turns them off. */
  volume: number;
  /** Between two attempts to reconnect; after three of them the stream is given up. */
  retry: number;
}

/** A phone as a test or a person wishes it. */
export interface PhoneOptions {
  /** Stands for the WeChat account: `wx.login` codes are derived from it. */
  identity: string;
  platform: Platform;
  /** How its WeChat behaves where phones differ. */
  behaviour: Behaviour;
  /** What app.json says unless said; that is exparser where it says nothing. */
  componentFramework?: ComponentFramework;
  language: Language;
  theme: Theme;
  /** The text size chosen in WeChat, in px; 17 is the usual one. */
  fontSize: number;
  SDKVersion: string;
  /** Version of the WeChat client. */
  version: string;
  system: string;
  brand: string;
  model: string;
  width: number;
  height: number;
  statusBarHeight: number;
  /** Inset below the home indicator, 0 on a phone with a button. */
  safeAreaBottom: number;
  /** How much later than setData a field shows what it was given, in ms; 0 is at once. */
  viewLag: number;
  microphone: MicrophoneAnswer;
  /** The same for `scope.camera`. */
  camera: MicrophoneAnswer;
  /** Whether the operating system lets WeChat itself record. */
  systemMicrophone: boolean;
  /** Whether the user has agreed to the privacy guide, or is still to be asked; or it doesn't tell of the microphone. */
  privacy: 'agreed' | 'needed' | 'undeclared';
  /** `virtual` waits for `advance()`. */
  clock: 'real' | 'virtual';
  media: MediaTiming;
  /** Real sound, through the local cloud and this computer's microphone; otherwise media is acted. */
  sound: boolean;
  /** `host:port` that stands for every remote host. */
  cloud: string;
  /** Request paths that are answered 200 without being sent. */
  swallow: string[];
}

/** An element of the view as its template wrote it, or a text. */
export type DrawnNode = DrawnElement | string;

export interface DrawnElement {
  readonly tag: string;
  /** By name, in camelCase but for `data-…`; `bind…` is there for each event that is listened for. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly DrawnNode[];
  /** What a component of the mini-program drew itself. */
  readonly own?: DrawnTemplate;
}

/** What a page or component drew, and from what. */
export interface DrawnTemplate {
  /** Without extension. */
  readonly path: string;
  readonly data: unknown;
  readonly children: readonly DrawnNode[];
}
