import type { MicrophoneAnswer } from '../types';
import type { Phone } from './phone';

/** What comes of a wish to record: the user's answer, or the system says no. */
export type RecordingAnswer = 'granted' | 'refused' | 'system';

/** `scope.record`, and the system's own microphone switch for WeChat. */
export class Permissions {
  microphone: MicrophoneAnswer;
  systemMicrophone: boolean;
  private asking: Promise<boolean> | undefined;

  constructor(private readonly phone: Phone) {
    this.microphone = phone.options.microphone;
    this.systemMicrophone = phone.options.systemMicrophone;
  }

  /** The user's answers, without those never given. */
  settings(): Record<string, boolean> {
    if (this.microphone === 'undecided') return {};
    return { 'scope.record': this.microphone === 'granted' };
  }

  /** `wx.authorize`: asks once; a refusal holds until the settings are changed. */
  async authorize(scope: string): Promise<void> {
    if (scope !== 'scope.record') throw new Error('auth deny');
    await this.phone.privacy.require();
    if (this.microphone === 'undecided') await this.ask();
    if (this.microphone !== 'granted') throw new Error('auth deny');
    if (!this.systemMicrophone) throw new Error('system permission denied');
  }

  /** What `live-pusher` does before it opens the microphone. */
  async forRecording(): Promise<RecordingAnswer> {
    try {
      await this.phone.privacy.require();
    } catch {
      return 'refused';
    }
    if (this.microphone === 'undecided') await this.ask();
    if (this.microphone !== 'granted') return 'refused';
    return this.systemMicrophone ? 'granted' : 'system';
  }

  /** WeChat's settings page: a switch for each scope already asked for. */
  async openSettings(): Promise<Record<string, boolean>> {
    const stuck = this.microphone === 'refused-for-good';
    const result = await this.phone.dialogs.settings(this.settings(), stuck);
    const on = result['scope.record'];
    if (on !== undefined && !stuck) this.microphone = on ? 'granted' : 'refused';
    return this.settings();
  }

  private async ask(): Promise<void> {
    this.asking ??= this.phone.dialogs
      .modal({
        title: '',
        content: this.phone.say(
          '小程序申请使用你的麦克风',
          'This mini-program wants to use your microphone',
        ),
        confirmText: this.phone.say('允许', 'Allow'),
        cancelText: this.phone.say('拒绝', 'Refuse'),
        name: 'permission',
      })
      .then(({ confirm }) => confirm);
    const allowed = await this.asking;
    this.asking = undefined;
    this.microphone = allowed ? 'granted' : 'refused';
  }
}
