/** All that the checks look at: gathered first, so that each check is a function of this alone. */

import type { Switch } from '../../server/zego-api/switches';

/** A JSON-like file: its content, or why there is none. */
export type Read<T> =
  { readonly value: T } | { readonly missing: true } | { readonly broken: string };

export interface ProjectConfig {
  readonly appid?: unknown;
  readonly miniprogramRoot?: unknown;
  readonly compileType?: unknown;
  readonly libVersion?: unknown;
  readonly setting?: Readonly<Record<string, unknown>>;
}

export interface AppConfig {
  readonly pages?: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly lazyCodeLoading?: string;
  readonly permission?: Readonly<Record<string, unknown>>;
  readonly requiredPrivateInfos?: readonly string[];
  readonly __usePrivacyCheck__?: boolean;
}

/** The SDK as it is installed. */
export interface Sdk {
  readonly version: string;
  /** Hosts of its sockets, read in its own code. */
  readonly sockets: readonly string[];
  /** Hosts that it sends its log to, read in its own code. */
  readonly logs: readonly string[];
}

/** The mini-program as it was built last. */
export interface Dist {
  /** Bytes by package; `''` is the main package. */
  readonly packages: Readonly<Record<string, number>>;
  readonly appid: string;
  /** The package with the native components of a call; empty without one. */
  readonly callPackage: string;
  readonly mentions: {
    readonly appID: boolean;
    readonly tokenURL: boolean;
    readonly localCloud: boolean;
    /** The note of a build without settings. */
    readonly notSetUp: boolean;
    readonly consoleToken: boolean;
    readonly clipboard: boolean;
  };
}

/** A secret that is known here, and the places where it must not be. Its value is in none of it. */
export interface KnownSecret {
  /** Its setting, e.g. `ZEGO_SERVER_SECRET`. */
  readonly name: string;
  /** In bytes. */
  readonly length: number;
  /** Built or client-side files that hold it. */
  readonly inFiles: readonly string[];
  /** Commits that hold it, abbreviated. */
  readonly inCommits: readonly string[];
  /** Settings of the build whose value it is. */
  readonly inSettings: readonly string[];
}

/** What came of asking the token service as the app would. Times are Unix seconds. */
export interface Service {
  /** Of `GET /healthz`; `error` where nobody answered. */
  readonly health: { readonly status: number } | { readonly error: string };
  /** How many seconds the service is ahead of this computer; `null` where it didn't tell. */
  readonly ahead: number | null;
  /** Whether it says that it does not know the proxy in front of it. */
  readonly proxyUnknown: boolean;
  readonly login: Login;
  readonly token: IssuedToken | null;
}

export type Login =
  /** Let in with a key: only a service in development does so. */
  | { readonly kind: 'development'; readonly userID: string }
  /** Let in with a code of `wx.login` that was given on the command line. */
  | { readonly kind: 'code'; readonly userID: string }
  /** Refused in the words of the contract: it is a token service, and wants a real code. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Something else is at this address. */
  | { readonly kind: 'stranger'; readonly status: number }
  | { readonly kind: 'unasked' };

/** A token as far as it can be looked into here. */
export interface IssuedToken {
  readonly userID: string;
  /** The clear-text end; NaN where it is no Token04. */
  readonly expiresAt: number;
  /** By the ServerSecret, where that is known here. */
  readonly verified:
    | {
        readonly userID: string;
        readonly appID: number;
        /** Whether it is good for one room only. */
        readonly oneRoom: boolean;
      }
    | { readonly fault: string }
    | null;
}

/** What ZEGO's server API says of the AppID: what isn't switched on, or why it doesn't say. */
export type Cloud =
  | { readonly off: readonly Switch[] }
  | { readonly refused: string }
  | { readonly unreachable: true };

export interface World {
  /** Unix seconds. */
  readonly now: number;
  /** Settings of the build, from `.env*` files and the shell. */
  readonly settings: Readonly<Record<string, string>>;
  /** Files with settings that are not UTF-8: nothing of them counts. */
  readonly unreadableSettings: readonly string[];
  /** Files with settings that git knows. */
  readonly trackedSettings: readonly string[];
  /** The temporary token of the console, if there is one. */
  readonly consoleToken: IssuedToken | null;
  readonly secrets: readonly KnownSecret[];
  /** Whether this is a git repository whose history could be searched. */
  readonly history: boolean;
  readonly project: Read<ProjectConfig>;
  /** WeChat DevTools' own, which overrides the other. */
  readonly privateProject: Read<ProjectConfig>;
  readonly app: Read<AppConfig>;
  readonly sdk: Sdk | null;
  readonly dist: Dist | null;
  /** `null` where there is no address to ask. */
  readonly service: Service | null;
  /** `null` where the secret isn't known, or nobody wants to know. */
  readonly cloud: Cloud | null;
}
