import { useEffect, useState, useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { phoneCheckWords } from '@/check/words';
import { Screen, TextButton } from '@/call/ui';
import { Check } from '../check';
import { CheckReport } from './check-report';
import { QuestionCard } from './question-card';
import { StepList } from './step-list';
import './index.scss';

/** A room of this phone's own. A second phone that joins it in the app is heard in place of oneself. */
const newCheck = () => new Check(`phone-check-${Math.random().toString(36).slice(2, 8)}`);

/** The phone check: what only a phone can tell, in three minutes. No build for production has it. */
export default function PhoneCheckPage() {
  const w = phoneCheckWords();
  const [check, setCheck] = useState(newCheck);
  const { phase, steps, question, failure } = useSyncExternalStore(check.subscribe, check.view);

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: w.title });
  }, [w.title]);
  Taro.useUnload(() => check.end());

  return (
    <>
      <check-media kind="rtc" />
      <Screen className="check">
        {phase === 'ready' ? (
          <View className="check__intro">
            <Text className="check__title">{w.title}</Text>
            <Text className="check__lead">{w.lead}</Text>
            <Text className="check__note">{w.needs}</Text>
            <TextButton
              id="start-check"
              kind="main"
              label={w.start}
              onPress={() => void check.run()}
            />
          </View>
        ) : null}
        {phase === 'running' ? (
          <View className="check__intro">
            <Text className="check__title">{w.running}</Text>
            <StepList steps={steps} />
          </View>
        ) : null}
        {question ? (
          <QuestionCard question={question} onAnswer={(answer) => check.reply(answer)} />
        ) : null}
        {phase === 'over' ? (
          <CheckReport check={check} failure={failure} onAgain={() => setCheck(newCheck())} />
        ) : null}
      </Screen>
    </>
  );
}
