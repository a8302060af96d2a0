import { useSheetWords } from '../options/own-words';
import type { PropsWithChildren } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../kit/icon/icon';
import { Press } from '../kit/press/press';
import type { SheetProps } from './sheet-props';
import './sheet.scss';

/**
 * Something that lies over the call for a moment. A part of the call page and never a page of its
 * own: publishing under another page would bind WeChat's one pusher to that page.
 */
export function Sheet({ id, title, onClose, children }: PropsWithChildren<SheetProps>) {
  const { close } = useSheetWords();
  return (
    <View id={id} className="sheet" role="dialog" aria-label={title}>
      <Press className="sheet__shade" ariaLabel={close} onPress={onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Press id={`${id}-close`} className="sheet__close" ariaLabel={close} onPress={onClose}>
            <Icon name="close" />
          </Press>
        </View>
        {children}
      </View>
    </View>
  );
}
