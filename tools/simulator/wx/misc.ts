import type { Clock } from '../runtime/clock';
import type { Events } from '../runtime/events';
import { toText } from '../text';
import { asyncApis, type AsyncPorts, type Wx } from './api';

/** What these need of their phone. */
export interface MiscPorts extends AsyncPorts {
  readonly clock: Clock;
  readonly events: Events;
  /** Text of the files the mini-program wrote, by path. */
  readonly files: Map<string, string>;
  applyUpdate(): void;
}

function toBase64(buffer: ArrayBuffer): string {
  return window.btoa(
    Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''),
  );
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(window.atob(text), (char) => char.charCodeAt(0)).buffer;
}

/** One manager, however often it is asked for. Its listeners can't be taken off again. */
function updateManager(phone: MiscPorts): Wx {
  return {
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
      phone.timers.later(() => listener({ hasUpdate: false }));
    },
    onUpdateReady: (listener: () => void) => phone.events.on('updateReady', listener),
    onUpdateFailed: (listener: () => void) => phone.events.on('updateFailed', listener),
    applyUpdate: () => phone.applyUpdate(),
  };
}

/** A file system of text files, gone with the phone. */
function fileSystem(phone: MiscPorts): Wx {
  const { files } = phone;
  const read = (path: unknown): string => {
    const text = files.get(toText(path));
    if (text === undefined) throw new Error(`no such file or directory "${toText(path)}"`);
    return text;
  };
  const write = (path: unknown, data: unknown) => void files.set(toText(path), toText(data));
  return {
    accessSync: (path: string) => void read(path),
    readFileSync: read,
    writeFileSync: write,
    ...asyncApis(phone, {
      access: ({ path }) => void read(path),
      readFile: ({ filePath }) => ({ data: read(filePath) }),
      writeFile: ({ filePath, data }) => write(filePath, data),
    }),
  };
}

function performanceOf(phone: MiscPorts): Wx {
  return {
    now: () => performance.now(),
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
    timeOrigin: phone.clock.now(),
  };
}

const quietLog = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
  log: () => undefined,
  setFilterMsg: () => undefined,
  addFilterMsg: () => undefined,
};

/** The rest. */
export function miscApis(phone: MiscPorts): Wx {
  return {
    nextTick: (run: () => void) => phone.timers.later(run),
    arrayBufferToBase64: toBase64,
    base64ToArrayBuffer: fromBase64,
    getUpdateManager: () => updateManager(phone),
    getFileSystemManager: () => fileSystem(phone),
    getPerformance: () => performanceOf(phone),
    reportPerformance: () => undefined,
    reportEvent: () => undefined,
    getLogManager: () => quietLog,
    getRealtimeLogManager: () => quietLog,
    getExtConfigSync: () => ({}),
    ...asyncApis(phone, {
      setEnableDebug: () => undefined,
      getExtConfig: () => ({ extConfig: {} }),
    }),
  };
}
