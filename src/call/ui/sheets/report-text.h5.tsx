import { Text } from '@tarojs/components';

/** A long text that scrolls, by keys too: they reach what has a place among the tabs. */
export function ReportText({ children }: { readonly children: string }) {
  return (
    <div className="report__text" tabIndex={0}>
      <Text>{children}</Text>
    </div>
  );
}
