import { useSheetWords } from '../options/own-words';
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { copyText } from '../../platform/interaction/clipboard';
import { shareTextFile } from '../../platform/interaction/share-file';
import { TextButton } from '../kit/press/text-button';
import { useDiagnostics } from '../../react/provider';
import { ReportText } from './report-text';
import { Sheet } from './sheet';
import { useTransientMessage } from '../../react/use-transient-message';
import './report-sheet.scss';

/** What happened lately, as it was when the sheet was opened: to look at, copy, or send. */
export function ReportSheet({ onClose }: { readonly onClose: () => void }) {
  const w = useSheetWords().report;
  const diagnostics = useDiagnostics();
  const [report] = useState(() => diagnostics.report());
  const [said, say] = useTransientMessage();

  const copy = async () => {
    say((await copyText(report)) ? w.copied : w.notCopied);
  };
  const share = async () => {
    if (!(await shareTextFile('voice-call-report.txt', report))) say(w.notShared);
  };

  return (
    <Sheet id="report" title={w.title} onClose={onClose}>
      <Text className="sheet__lead">{w.lead}</Text>
      <ReportText>{report}</ReportText>
      <View className="sheet__ways">
        <TextButton id="copy-report" kind="main" label={w.copy} onPress={() => void copy()} />
        <TextButton id="share-report" kind="quiet" label={w.share} onPress={() => void share()} />
      </View>
      <Text className="sheet__said">{said}</Text>
    </Sheet>
  );
}
