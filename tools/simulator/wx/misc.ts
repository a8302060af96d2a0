import type { Phone } from '../runtime/phone';
import { toText } from '../text';
import { asyncApis, type Wx } from './api';

function toBase64(buffer: ArrayBuffer): string {
  return window.btoa(
    Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''),
  );
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(window.atob(text), (char) => char.charCodeAt(0)).buffer;
}

function updateManager(): Wx {
  return {
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
      void Promise.resolve().then(() => listener({ hasUpdate: false }));
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  };
}

/** A file system without files. */
function fileSystem(phone: Phone): Wx {
  const missing = ({ filePath, path }: Record<string, unknown>) => {
    throw new Error(`no such file or directory "${toText(filePath ?? path)}"`);
  };
  return {
    accessSync: (path: string) => missing({ path }),
    readFileSync: (path: string) => missing({ path }),
    ...asyncApis(phone, { access: missing, readFile: missing, writeFile: () => undefined }),
  };
}

function performanceOf(phone: Phone): Wx {
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
export function miscApis(phone: Phone): Wx {
  return {
    nextTick: (run: () => void) => phone.timers.later(run),
    arrayBufferToBase64: toBase64,
    base64ToArrayBuffer: fromBase64,
    getUpdateManager: updateManager,
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
