import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { TextButton } from '@/call/ui';
import type { InvitedRole } from '@/call/prejoin';
import { homeWords } from './words/home';

export interface MakeRoomProps {
  readonly making: boolean;
  readonly onMake: (role: InvitedRole) => void;
}

/** Makes a room of which one is host; whether all may speak in it is asked first. */
export function MakeRoom({ making, onMake }: MakeRoomProps) {
  const w = homeWords().make;
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return <TextButton id="make-room" kind="quiet" label={w.open} onPress={() => setAsked(true)} />;
  }
  return (
    <View className="home__make">
      <Text className="home__make-title">{w.title}</Text>
      {(['speaker', 'listener'] as const).map((role) => (
        <TextButton
          key={role}
          id={`make-${role}`}
          kind="soft"
          label={making ? w.making : w[role]}
          disabled={making}
          onPress={() => onMake(role)}
        />
      ))}
    </View>
  );
}
