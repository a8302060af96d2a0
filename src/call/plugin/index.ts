/** What a build needs for calls: `plugins: ['taro-zego-voice-call/plugin']` in the app's `config/index`. */
import accessibility from './accessibility';
import ownElements from './elements';
import { addCallPage } from './app-config';
import { callLayer, NATIVE_COMPONENTS, NativeComponents } from './native-components';
import { callPage, type VoiceCallPluginOptions } from './options';
import { notCompiled, Resolution } from './resolution';
import { PACKAGE_NAME, TARGETS, type Target } from './package';
import { faultOf, mainPackageOfAll, otherTarget, twiceFault } from './sentences';
import { keepInSubpackage } from './subpackage';
import type { AppConfig, PluginContext } from './taro';
import { leaveSdkCompressed } from './web-sdk';

export type { VoiceCallPluginOptions } from './options';

const isTarget = (target: string): target is Target =>
  (TARGETS as readonly string[]).includes(target);

/** Taro would print a stack; people need the sentence alone. */
function stop(sentence: string): never {
  process.stderr.write(`\n${sentence}\n\n`);
  process.exit(1);
}

/**
 * The plugin, as Taro's `plugins` takes it. It registers the page of the call in a subpackage that is
 * fetched ahead, with the native components it is made of, and has webpack find this package.
 */
export default function voiceCall(ctx: PluginContext, options: VoiceCallPluginOptions = {}): void {
  const twice = twiceFault(ctx);
  if (twice !== undefined) stop(twice);
  const page = callPage(options.page ?? 'call/index');
  const target = process.env.TARO_ENV ?? '';
  if (!isTarget(target)) {
    ctx.onBuildStart(() => void process.stderr.write(`\n${otherTarget(target)}\n\n`));
    return;
  }
  ctx.onBuildStart(() => {
    const fault = faultOf(ctx, page, target);
    if (fault !== undefined) stop(fault);
    if (target === 'weapp' && ctx.initialConfig.mini?.optimizeMainPackage?.enable === false) {
      process.stderr.write(`\n${mainPackageOfAll}\n\n`);
    }
  });
  ctx.register({
    name: 'modifyAppConfig',
    // The first is all that a build for browsers waits for.
    stage: -100,
    fn: ({ appConfig }: { appConfig: AppConfig }) => {
      try {
        addCallPage(appConfig, page, options.preloadFrom);
      } catch (error) {
        stop((error as Error).message);
      }
    },
  });
  ctx.modifyRunnerOpts(({ opts: { compiler } }) => {
    if (typeof compiler !== 'object' || !compiler.prebundle) return;
    // Bundled ahead, this package would be found without the target's condition.
    (compiler.prebundle.exclude ??= []).push(PACKAGE_NAME, 'zego-express-engine');
  });
  ctx.modifyWebpackChain(({ chain }) => {
    chain.plugin('voiceCallResolution').use(new Resolution(target, page));
    chain.module.rule('script').exclude.add(notCompiled);
  });
  if (target === 'h5') ctx.modifyWebpackChain(({ chain }) => leaveSdkCompressed(chain));
  if (target !== 'weapp') return;
  accessibility(ctx);
  ownElements(ctx);
  ctx.modifyWebpackChain(({ chain }) => keepInSubpackage(chain, page));
  addNativeComponents(ctx, new NativeComponents(callLayer(__dirname), page));
}

function addNativeComponents(ctx: PluginContext, components: NativeComponents): void {
  ctx.modifyComponentConfig(({ componentConfig: { thirdPartyComponents } }) => {
    for (const component of NATIVE_COMPONENTS) {
      if (!thirdPartyComponents.has(component)) thirdPartyComponents.set(component, new Set());
    }
  });
  ctx.modifyMiniConfigs(({ configMap }) => components.register(configMap));
  ctx.onCompilerMake((made) => components.compile(made));
  ctx.modifyWebpackChain(({ chain }) => chain.plugin('voiceCallNativeComponents').use(components));
}
