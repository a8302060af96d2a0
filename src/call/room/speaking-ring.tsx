import { View } from '@tarojs/components';
import { useSpeaking } from '../store/levels';

/** A ring around whoever speaks. A class is all that changes; the rest is the style sheet's. */
export function SpeakingRing({ streamID }: { readonly streamID: string }) {
  const speaking = useSpeaking(streamID);
  return <View className={`speaking-ring ${speaking ? 'speaking-ring--on' : ''}`} />;
}
