import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { rolesWords } from '../../words/roles';
import { TextField } from '../kit/field/text-field';
import { TextButton } from '../kit/press/text-button';

/** ZEGO hands on no more than this of a reason, in UTF-8 bytes: so many characters always fit. */
const LONGEST = 64;

export interface RemovalFormProps {
  readonly busy: boolean;
  readonly onRemove: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why somebody is put out, which they are told; and the last chance not to. */
export function RemovalForm({ busy, onRemove, onCancel }: RemovalFormProps) {
  const w = rolesWords();
  const [reason, setReason] = useState('');
  /** Also between two renders: a button is pressed together with the last letter. */
  const latest = useRef('');
  const remove = () => onRemove(Array.from(latest.current.trim()).slice(0, LONGEST).join(''));
  return (
    <View className="person__removal">
      <TextField
        id="removal-reason"
        label={w.reason}
        value={reason}
        placeholder=""
        fault=""
        confirmType="done"
        focus
        onInput={(value) => {
          latest.current = value;
          setReason(value);
        }}
        onBlur={() => undefined}
        onConfirm={() => undefined}
      />
      <View className="people__row">
        <TextButton
          id="remove-now"
          kind="small"
          className="people__danger"
          label={w.removeNow}
          disabled={busy}
          onPress={remove}
        />
        <TextButton id="remove-cancel" kind="small" label={w.cancel} onPress={onCancel} />
      </View>
    </View>
  );
}
