let known: string | undefined;

/** The language WeChat is set to, e.g. `zh_CN`. It can't change while the app runs. */
export function systemLanguage(): string {
  return (known ??= read());
}

function read(): string {
  try {
    // getAppBaseInfo: base library 2.20.1
    const info =
      typeof wx.getAppBaseInfo === 'function' ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
    return info.language || 'zh_CN';
  } catch {
    return 'zh_CN';
  }
}
