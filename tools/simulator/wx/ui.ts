import type { PageInstance } from '../runtime/page';
import type { Say } from '../runtime/say';
import type { SharedFile } from '../runtime/share';
import type { Dialogs, ModalOptions } from '../view/dialogs';
import { toText } from '../text';
import { asyncApis, type AsyncPorts, type Options, type Wx } from './api';

/** What these need of their phone. */
export interface UiPorts extends AsyncPorts {
  readonly clipboard: { text: string };
  readonly dialogs: Dialogs;
  /** Text of the files the mini-program wrote, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly pages: { readonly top: PageInstance | undefined };
  readonly say: Say;
  readonly screen: { keepOn: boolean; vibrations: number };
  readonly share: { file(file: SharedFile): void };
  readonly window: { draw(): void };
}

/** Dialogs, title bar, clipboard, sharing and the like. */
export function uiApis(phone: UiPorts): Wx {
  const { dialogs } = phone;
  const changeBar = (patch: Record<string, unknown>) => {
    const page = phone.pages.top;
    if (!page) return;
    for (const [name, value] of Object.entries(patch))
      if (value !== undefined) page.bar[name] = value;
    phone.window.draw();
  };
  return asyncApis(phone, {
    showToast: ({ title, duration, mask }: Options) =>
      dialogs.toast(toText(title), Number(duration ?? 1500), Boolean(mask)),
    hideToast: () => dialogs.hideToast(),
    showLoading: ({ title, mask }: Options) => dialogs.toast(toText(title), 0, Boolean(mask)),
    hideLoading: () => dialogs.hideToast(),
    showModal: (options: Options) => dialogs.modal(options as ModalOptions),
    showActionSheet: async ({ itemList, alertText }: Options) => {
      const tapIndex = await dialogs.actionSheet({
        itemList: (itemList as string[] | undefined) ?? [],
        alertText: alertText as string | undefined,
      });
      if (tapIndex < 0) throw new Error('cancel');
      return { tapIndex };
    },
    setNavigationBarTitle: ({ title }: Options) => changeBar({ navigationBarTitleText: title }),
    setNavigationBarColor: ({ backgroundColor, frontColor }: Options) =>
      changeBar({
        navigationBarBackgroundColor: backgroundColor,
        navigationBarTextStyle: frontColor === '#ffffff' ? 'white' : 'black',
      }),
    setBackgroundColor: ({ backgroundColor }: Options) => changeBar({ backgroundColor }),
    setBackgroundTextStyle: () => undefined,
    showNavigationBarLoading: () => undefined,
    hideNavigationBarLoading: () => undefined,
    hideHomeButton: () => undefined,
    setClipboardData: ({ data }: Options) => {
      phone.clipboard.text = String(data);
      // For whoever wants to paste it outside the phone; where the browser lets a page copy at all.
      navigator.clipboard?.writeText(phone.clipboard.text).catch(() => undefined);
      dialogs.toast(phone.say('内容已复制', 'Copied'));
    },
    getClipboardData: () => ({ data: phone.clipboard.text }),
    setKeepScreenOn: ({ keepScreenOn }: Options) => {
      phone.screen.keepOn = Boolean(keepScreenOn);
    },
    setScreenBrightness: () => undefined,
    vibrateShort: () => {
      phone.screen.vibrations += 1;
    },
    vibrateLong: () => {
      phone.screen.vibrations += 1;
    },
    enableAlertBeforeUnload: ({ message }: Options) => {
      if (phone.pages.top) phone.pages.top.alertBeforeUnload = toText(message);
    },
    disableAlertBeforeUnload: () => {
      if (phone.pages.top) phone.pages.top.alertBeforeUnload = undefined;
    },
    shareFileMessage: ({ filePath, fileName }: Options) => {
      const text = phone.files.get(toText(filePath));
      if (text === undefined) throw new Error(`no such file "${toText(filePath)}"`);
      phone.share.file({ name: toText(fileName), text });
    },
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
    updateShareMenu: () => undefined,
    pageScrollTo: ({ scrollTop }: Options) => {
      phone.pages.top?.element.parentElement?.scrollTo({ top: Number(scrollTop ?? 0) });
    },
    hideKeyboard: () => {
      (document.activeElement as HTMLElement | null)?.blur();
    },
    startPullDownRefresh: () => undefined,
    stopPullDownRefresh: () => undefined,
    setInnerAudioOption: () => undefined,
    previewImage: () => undefined,
    loadFontFace: () => undefined,
  });
}
