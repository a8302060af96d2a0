import { Text, View } from '@tarojs/components';
import { phoneCheckWords } from '@/check/words';
import type { CheckView } from '../check';
import { STEPS } from '../steps';

/** Where the check stands: what was done, what is, what comes. */
export function StepList({ steps }: Pick<CheckView, 'steps'>) {
  const w = phoneCheckWords();
  return (
    <View className="check__steps">
      {STEPS.map(({ name }) => (
        <View key={name} className={`check__step check__step--${steps[name]}`}>
          <View className="check__dot" />
          <Text className="check__name">{w.step[name]}</Text>
          <Text className="check__state">{w.state[steps[name]]}</Text>
        </View>
      ))}
    </View>
  );
}
