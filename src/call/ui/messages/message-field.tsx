import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { textFault } from '../../validation/message-rules';
import { messageWords } from '../../words/messages';
import { TextField } from '../kit/field/text-field';
import { TextButton } from '../kit/press/text-button';

/** Where one writes. What is too long is said at once, and stays in the field. */
export function MessageField({ onSend }: { readonly onSend: (text: string) => void }) {
  const w = messageWords();
  const [{ value, setCount }, setHeld] = useState({ value: '', setCount: 0 });
  /** Also between two renders: the keyboard's key comes together with the last letter. */
  const latest = useRef('');
  const type = (next: string) => {
    latest.current = next;
    setHeld((held) => ({ ...held, value: next }));
  };
  const send = () => {
    if (textFault(latest.current)) return;
    onSend(latest.current);
    latest.current = '';
    setHeld((held) => ({ value: '', setCount: held.setCount + 1 }));
  };
  const fault = textFault(value);
  return (
    <View className="messages__field">
      <TextField
        id="message"
        label={w.field}
        value={value}
        setCount={setCount}
        placeholder={w.placeholder}
        fault={fault === 'too-long' ? w.tooLong : ''}
        confirmType="send"
        // Emptied, it is another field, which asks for the keyboard that the last one had.
        focus={setCount > 0}
        onInput={type}
        onBlur={() => undefined}
        onConfirm={send}
      />
      <TextButton
        id="message-send"
        kind="main"
        label={w.send}
        disabled={fault !== null}
        onPress={send}
      />
    </View>
  );
}
