import { View } from '@tarojs/components';
import { sheetWords } from '@/i18n/sheets';
import { TextButton } from '@/ui/text-button';

export interface InviteWaysProps {
  readonly roomID: string;
  readonly copy: (text: string) => void;
  readonly say: (text: string) => void;
}

/** WeChat's own way: a card in a chat, which the call page's `useShareAppMessage` describes. */
export function InviteWays(_props: InviteWaysProps) {
  return (
    <View className="sheet__ways">
      <TextButton id="share" kind="main" label={sheetWords().invite.share} openType="share" />
    </View>
  );
}
