import { olderThan } from '../version';
import type { PhoneOptions } from '../types';
import type { Dialogs } from '../view/dialogs';
import type { Problems } from './problems';
import type { Say } from './say';
import type { Timers } from './timers';

/** What a mini-program passes to the `resolve` of onNeedPrivacyAuthorization. */
interface PrivacyAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
  buttonId?: string;
}

type Listener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void;

/** What it needs of its phone. */
export interface PrivacyPorts {
  readonly dialogs: Pick<Dialogs, 'modal'>;
  readonly options: Pick<PhoneOptions, 'privacy' | 'SDKVersion'>;
  readonly problems: Problems;
  readonly say: Say;
  readonly timers: Timers;
}

/** The privacy guide, which a user agrees to before the microphone is touched. */
export class Privacy {
  agreed: boolean;
  /** WeChat keeps the last listener only. */
  listener: Listener | undefined;
  private readonly tapped = new Set<string>();
  private waiting: Promise<void> | undefined;

  constructor(private readonly phone: PrivacyPorts) {
    this.agreed = phone.options.privacy !== 'needed';
  }

  /** Whether the consent is a part of a permission's own prompt (68). */
  get isInPrompt(): boolean {
    const isNew = !olderThan(this.phone.options.SDKVersion, '3.4.2');
    return isNew && !this.agreed && !this.listener;
  }

  /** A `<button open-type="agreePrivacyAuthorization">` was tapped. */
  buttonTapped(id: string): void {
    this.tapped.add(id);
  }

  /** Resolves once agreed; rejects when the user refuses. */
  require(): Promise<void> {
    if (this.agreed) return Promise.resolve();
    this.waiting ??= this.ask().finally(() => {
      this.waiting = undefined;
    });
    return this.waiting;
  }

  private async ask(): Promise<void> {
    const { listener } = this;
    const yes = listener ? await this.askListener(listener) : await this.askUser();
    if (!yes) throw new Error('privacy permission is not authorized');
    this.agreed = true;
  }

  private askListener(listener: Listener): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = ({ event, buttonId }: PrivacyAnswer) => {
        if (event === 'exposureAuthorization') return;
        if (event === 'agree' && !this.tapped.has(buttonId ?? '')) {
          this.phone.problems.add(
            'api',
            `privacy: agreed with buttonId "${buttonId}", but no agreePrivacyAuthorization button of that id was tapped`,
          );
          resolve(false);
          return;
        }
        resolve(event === 'agree');
      };
      this.phone.timers.deliver(() => listener(answer, { referrer: 'requirePrivacyAuthorize' }));
    });
  }

  /** Without a listener WeChat shows a sheet of its own. */
  private async askUser(): Promise<boolean> {
    const { confirm } = await this.phone.dialogs.modal({
      title: this.phone.say('用户隐私保护提示', 'Privacy'),
      content: this.phone.say(
        '请阅读并同意隐私保护指引',
        'Please read and agree to the privacy guide',
      ),
      confirmText: this.phone.say('同意', 'Agree'),
      cancelText: this.phone.say('拒绝', 'Refuse'),
      name: 'privacy',
    });
    return confirm;
  }
}
