import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { phoneCheckWords } from '@/check/words';
import { device, wallNow } from '@/call/prejoin';
import { TextButton } from '@/call/ui';
import { copyText, shareTextFile, versions } from '@/call/development';
import { version } from '@/setup/about';
import type { Check } from '../check';
import { reportOf } from '../report';

export interface CheckReportProps {
  readonly check: Check;
  readonly failure: string;
  readonly onAgain: () => void;
}

/** What the check found: to look at, copy, or send. */
export function CheckReport({ check, failure, onAgain }: CheckReportProps) {
  const w = phoneCheckWords();
  const [report] = useState(() =>
    reportOf({
      findings: check.findings,
      trace: check.trace.lines,
      failure,
      platform: device().platform,
      versions: versions(version),
      made: wallNow(),
    }),
  );
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copyText(report)) ? w.copied : w.notCopied);
  const share = async () => {
    if (!(await shareTextFile('phone-check.txt', report))) setSaid(w.notShared);
  };
  return (
    <View className="check__intro">
      <Text className="check__title">{failure ? w.ended : w.over}</Text>
      <Text className="check__lead">{failure ? w.endedWhy(failure) : w.thanks}</Text>
      <View className="check__report">
        <Text>{report}</Text>
      </View>
      <Text className="check__said">{said}</Text>
      <View className="check__ways">
        <TextButton id="copy-report" kind="main" label={w.copy} onPress={() => void copy()} />
        <TextButton id="share-report" kind="soft" label={w.share} onPress={() => void share()} />
        <TextButton id="check-again" kind="quiet" label={w.again} onPress={onAgain} />
      </View>
    </View>
  );
}
