import type { UpdateListener } from './update-type';

/**
 * Listens for a new version, for as long as the app runs: WeChat has no way to stop. Its base library
 * knows of updates from 1.9.90 on.
 */
export function onUpdate(listener: UpdateListener): void {
  try {
    const manager = wx.getUpdateManager();
    manager.onUpdateReady(() => listener.ready());
    manager.onUpdateFailed(() => listener.failed());
  } catch {
    // Without it WeChat brings the new version with a later start.
  }
}

/** Starts the app anew, with the new version. */
export function restartUpdated(): void {
  wx.getUpdateManager().applyUpdate();
}
