import type { MicrophoneAnswer, PhoneOptions } from '../types';
import type { Dialogs } from '../view/dialogs';
import type { Privacy } from './privacy';
import type { Say } from './say';

/** What a mini-program may ask leave for, as in `scope.record`. */
export type Scope = 'camera' | 'record';

/** WeChat's numbers for a leave that wasn't given. */
const REFUSED = 103;
const PRIVACY_REFUSED = 104;
const UNDECLARED = 112;

const REASONS: Record<number, string> = {
  [REFUSED]: 'auth deny',
  [PRIVACY_REFUSED]: 'privacy permission is not authorized',
  [UNDECLARED]: 'api scope is not declared in the privacy agreement',
};

/** Leave that wasn't given. */
export class LeaveRefused extends Error {
  constructor(readonly errno: number) {
    super(REASONS[errno]);
  }
}

/** What they need of their phone. */
export interface PermissionsPorts {
  readonly dialogs: Pick<Dialogs, 'modal' | 'settings'>;
  readonly options: Pick<PhoneOptions, 'camera' | 'microphone' | 'privacy' | 'systemMicrophone'>;
  readonly privacy: Pick<Privacy, 'agreed' | 'isInPrompt' | 'require'>;
  readonly say: Say;
}

/** The user's answers, and the system's own microphone switch for WeChat. */
export class Permissions {
  systemMicrophone: boolean;
  private readonly answers: Record<Scope, MicrophoneAnswer>;
  private readonly asking = new Map<Scope, Promise<boolean>>();

  constructor(private readonly phone: PermissionsPorts) {
    const { microphone, camera, systemMicrophone } = phone.options;
    this.answers = { camera, record: microphone };
    this.systemMicrophone = systemMicrophone;
  }

  set microphone(answer: MicrophoneAnswer) {
    this.answers.record = answer;
  }

  /** The user's answers, without those never given. */
  settings(): Record<string, boolean> {
    const given = Object.entries(this.answers).filter(([, answer]) => answer !== 'undecided');
    return Object.fromEntries(
      given.map(([scope, answer]) => [`scope.${scope}`, answer === 'granted']),
    );
  }

  /** `wx.authorize`: asks once; a refusal holds until the settings are changed. */
  async authorize(name: string): Promise<void> {
    const scope = name.replace('scope.', '');
    if (scope !== 'record' && scope !== 'camera') throw new Error('auth deny');
    const errno = await this.forElement(scope);
    if (errno !== 0) throw new LeaveRefused(errno);
    if (scope === 'record' && !this.systemMicrophone) throw new Error('system permission denied');
  }

  /** What `live-pusher` does before it is inserted. @returns 0, or WeChat's number for the refusal */
  async forElement(scope: Scope): Promise<number> {
    const { privacy, options } = this.phone;
    if (options.privacy === 'undeclared') return UNDECLARED;
    const isUndecided = this.answers[scope] === 'undecided';
    try {
      if (!isUndecided || !privacy.isInPrompt) await privacy.require();
    } catch {
      return PRIVACY_REFUSED;
    }
    if (isUndecided) await this.ask(scope);
    return this.answers[scope] === 'granted' ? 0 : REFUSED;
  }

  /** WeChat's settings page: a switch for each scope already asked for. */
  async openSettings(): Promise<Record<string, boolean>> {
    const stuck = this.answers.record === 'refused-for-good';
    const result = await this.phone.dialogs.settings(this.settings(), stuck);
    for (const scope of Object.keys(this.answers) as Scope[]) {
      const on = result[`scope.${scope}`];
      if (on !== undefined && !stuck) this.answers[scope] = on ? 'granted' : 'refused';
    }
    return this.settings();
  }

  private async ask(scope: Scope): Promise<void> {
    const asking = this.asking.get(scope) ?? this.prompt(scope);
    this.asking.set(scope, asking);
    const allowed = await asking;
    this.asking.delete(scope);
    this.answers[scope] = allowed ? 'granted' : 'refused';
    if (allowed) this.phone.privacy.agreed = true;
  }

  private async prompt(scope: Scope): Promise<boolean> {
    const { dialogs, say } = this.phone;
    const content = {
      record: say('小程序申请使用你的麦克风', 'This mini-program wants to use your microphone'),
      camera: say('小程序申请使用你的摄像头', 'This mini-program wants to use your camera'),
    };
    const consent = say('同时同意隐私保护指引', 'This agrees to its privacy guide as well');
    const isAll = this.phone.privacy.isInPrompt;
    const { confirm } = await dialogs.modal({
      title: '',
      content: isAll ? `${content[scope]}\n${consent}` : content[scope],
      confirmText: say('允许', 'Allow'),
      cancelText: say('拒绝', 'Refuse'),
      name: 'permission',
    });
    return confirm;
  }
}
