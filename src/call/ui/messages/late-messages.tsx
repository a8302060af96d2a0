import { useEffect, useState, type ComponentType } from 'react';
import { Text } from '@tarojs/components';
import { useMessageBox } from '../../react/messages';
import { useCallWords } from '../options/own-words';
import { Sheet } from '../sheets/sheet';

/** The sheet of messages. What is in it is fetched when it is first needed. */
export function LateMessages({ onClose }: { readonly onClose: () => void }) {
  const { bar, messages: w } = useCallWords();
  const box = useMessageBox();
  const [part, setPart] = useState(box.part);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    box.open().then(setPart, () => setFailed(true));
  }, [box]);
  const Body = part?.Body as ComponentType | undefined;
  return (
    <Sheet id="messages" title={bar.messages} onClose={onClose}>
      {Body ? <Body /> : <Text className="sheet__lead">{failed ? w.notOpened : w.opening}</Text>}
    </Sheet>
  );
}
