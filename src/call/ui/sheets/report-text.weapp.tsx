import { Text, View } from '@tarojs/components';

/** A long text that scrolls. */
export function ReportText({ children }: { readonly children: string }) {
  return (
    <View className="report__text">
      <Text>{children}</Text>
    </View>
  );
}
