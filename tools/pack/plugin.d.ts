/** How the plugin is set up: `['taro-zego-voice-call/plugin', { page: 'talk/index' }]`. */
export interface VoiceCallPluginOptions {
  /**
   * The page of the call, below the app's `src`, without its ending. Its folder becomes a subpackage.
   * @defaultValue 'call/index'
   */
  readonly page?: string;
  /**
   * The pages that fetch the call's subpackage ahead, as `app.config` names them.
   * @defaultValue the first page of `app.config`
   */
  readonly preloadFrom?: readonly string[];
}
