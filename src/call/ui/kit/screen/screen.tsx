import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { language } from '../../../words/language';
import { device } from '../../../platform/device/device';

/** From which text scale on which step applies; layouts are checked at these two only. */
function textStep(scale: number): string {
  if (scale >= 1.3) return 'screen--text-huge';
  return scale >= 1.1 ? 'screen--text-large' : '';
}

/**
 * The root of a page: background, text colours, and the text size the person chose in WeChat.
 *
 * @example `<Screen className="lobby">…</Screen>`
 */
export function Screen({ className, children }: PropsWithChildren<{ className: string }>) {
  const looks = `screen screen--${language()} ${textStep(device().textScale)}`;
  return <View className={`${looks} ${className}`}>{children}</View>;
}
