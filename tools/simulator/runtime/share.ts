import type { Dialogs } from '../view/dialogs';
import type { WxElement } from '../view/element';
import type { PageInstance } from './page';
import type { Say } from './say';

/** A card as the mini-program described it. */
export interface ShareCard {
  title?: string;
  path?: string;
  imageUrl?: string;
}

/** A file as it went into a chat. */
export interface SharedFile {
  name: string;
  text: string;
}

/** What it needs of its phone. */
export interface SharePorts {
  readonly dialogs: Pick<Dialogs, 'toast'>;
  readonly pages: { readonly top: Pick<PageInstance, 'call' | 'path'> | undefined };
  readonly say: Say;
}

/** Cards and files the user has sent from this phone. */
export class Share {
  readonly sent: ShareCard[] = [];
  readonly files: SharedFile[] = [];

  constructor(private readonly phone: SharePorts) {}

  fromButton(button: WxElement): void {
    const model = button.__wxElement;
    this.send({ from: 'button', target: { id: button.id, dataset: { ...model?.dataset } } });
  }

  fromMenu(): void {
    this.send({ from: 'menu', target: undefined });
  }

  file(file: SharedFile): void {
    this.files.push(file);
    this.said();
  }

  private said(): void {
    this.phone.dialogs.toast(this.phone.say('已发送', 'Sent'));
  }

  private send(source: object): void {
    const page = this.phone.pages.top;
    if (!page) return;
    const card = (page.call('onShareAppMessage', source) ?? {}) as ShareCard & {
      promise?: Promise<ShareCard>;
    };
    const fallback = { path: page.path };
    void Promise.resolve(card.promise ?? card).then((final) => {
      const { title, path, imageUrl } = { ...card, ...final };
      this.sent.push({
        ...fallback,
        ...(title && { title }),
        ...(path && { path }),
        ...(imageUrl && { imageUrl }),
      });
      this.said();
    });
  }
}
