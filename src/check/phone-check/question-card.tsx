import { Text, View } from '@tarojs/components';
import { phoneCheckWords } from '@/check/words';
import { TextButton } from '@/call/ui';
import type { Question } from '../check';
import type { Answers } from '../step';

export interface QuestionCardProps {
  readonly question: Question;
  readonly onAnswer: (answer: Answers) => void;
}

/** What only the person can do or tell. It lies at the bottom, under the thumb. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  const w = phoneCheckWords();
  const { step, answers } = question;
  const sentences: Partial<Record<string, string>> = w.question;
  return (
    <View className="check__question" role="alert" aria-label={sentences[step] ?? ''}>
      <Text className="check__sentence">{sentences[step] ?? ''}</Text>
      <View className="check__answers">
        {answers.map((answer) => (
          <TextButton
            key={answer}
            id={`answer-${answer}`}
            kind={answer === 'skip' || answer === 'no' ? 'soft' : 'main'}
            label={w.answer[answer]}
            onPress={() => onAnswer(answer)}
          />
        ))}
      </View>
    </View>
  );
}
