import { useSheetWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { copyText } from '../../platform/interaction/clipboard';
import { TextButton } from '../kit/press/text-button';
import { useRoomID } from '../../react/hooks';
import { InviteWays } from './invite-ways';
import { Sheet } from '../sheets/sheet';
import { useTransientMessage } from '../../react/use-transient-message';
import './invite-sheet.scss';

/** How to get somebody else into this room. */
export function InviteSheet({ onClose }: { readonly onClose: () => void }) {
  const w = useSheetWords().invite;
  const roomID = useRoomID();
  const [said, say] = useTransientMessage();
  const copy = async (text: string) => say((await copyText(text)) ? w.copied : w.notCopied);
  return (
    <Sheet id="invite" title={w.title} onClose={onClose}>
      <View className="invite__room">
        <Text className="invite__id">{roomID}</Text>
        <Text className="sheet__lead">{w.lead}</Text>
      </View>
      <InviteWays roomID={roomID} copy={(text) => void copy(text)} say={say} />
      <View className="sheet__ways">
        <TextButton
          id="copy-room"
          kind="quiet"
          label={w.copyRoom}
          onPress={() => void copy(roomID)}
        />
      </View>
      <Text className="sheet__said">{said}</Text>
    </Sheet>
  );
}
