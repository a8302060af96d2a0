import Taro from '@tarojs/taro';
import { phoneCheckWords } from '@/check/words';
import { TextButton } from '@/call/ui';

/** Leads to the phone check. For development: no build for production has either. */
export function PhoneCheckLink() {
  return (
    <TextButton
      id="phone-check"
      kind="quiet"
      label={phoneCheckWords().title}
      onPress={() => void Taro.navigateTo({ url: '/check/phone-check/index' })}
    />
  );
}
