import type { Storage } from '../runtime/storage';
import { asyncApis, type AsyncPorts, type Options, type Wx } from './api';

/** What these need of their phone. */
export interface StoragePorts extends AsyncPorts {
  readonly storage: Storage;
}

/** WeChat's storage on one phone. Values are copied, as they are when written to disk. */
export function storageApis(phone: StoragePorts): Wx {
  const { table } = phone.storage;
  const set = (key: string, data: unknown) => {
    table.set(key, JSON.stringify({ data }));
    phone.storage.changed();
  };
  const get = (key: string): unknown => {
    const text = table.get(key);
    return text === undefined ? '' : (JSON.parse(text) as { data: unknown }).data;
  };
  const remove = (key: string) => {
    table.delete(key);
    phone.storage.changed();
  };
  const clear = () => {
    table.clear();
    phone.storage.changed();
  };
  const info = () => ({ keys: [...table.keys()], currentSize: table.size, limitSize: 10_240 });
  return {
    setStorageSync: set,
    getStorageSync: get,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    ...asyncApis(phone, {
      setStorage: ({ key, data }: Options) => set(String(key), data),
      getStorage: ({ key }: Options) => {
        if (!table.has(String(key))) throw new Error('data not found');
        return { data: get(String(key)) };
      },
      removeStorage: ({ key }: Options) => remove(String(key)),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  };
}
