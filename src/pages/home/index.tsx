import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { homeWords } from '@/i18n/home';
import { Icon } from '@/ui/icon';
import { Screen } from '@/ui/screen';
import { TextButton } from '@/ui/text-button';
import { TextField } from '@/ui/text-field';
import { LocalCloudNote } from './local-cloud-note';
import { useJoinForm } from './use-join-form';
import './index.scss';

/** The first page: which room, under which name. */
export default function HomePage() {
  const w = homeWords();
  const { roomID, userName, opening, openFailed, join } = useJoinForm();

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: w.title });
  }, [w.title]);

  return (
    <Screen className="home">
      <View className="home__head">
        <View className="home__mark">
          <Icon name="hang-up" />
        </View>
        <Text className="home__title">{w.title}</Text>
        <Text className="home__lead">{w.lead}</Text>
      </View>
      <View className="home__form">
        <TextField
          id="room-id"
          label={w.roomID}
          placeholder={w.roomIDPlaceholder}
          value={roomID.value}
          fault={roomID.fault ? w.roomIDFault[roomID.fault] : ''}
          confirmType="next"
          onInput={roomID.change}
          onBlur={roomID.touch}
          onConfirm={userName.ask}
        />
        <TextField
          id="user-name"
          label={w.userName}
          placeholder={w.userNamePlaceholder}
          value={userName.value}
          fault={userName.fault ? w.userNameFault[userName.fault] : ''}
          confirmType="go"
          focus={userName.asked}
          onInput={userName.change}
          onBlur={userName.touch}
          onConfirm={join}
        />
        <TextButton
          id="join"
          kind="main"
          label={opening ? w.opening : w.join}
          disabled={opening}
          onPress={join}
        />
        <Text className="home__failure">{openFailed ? w.openFailed : ''}</Text>
      </View>
      {__LOCAL_CLOUD__ ? <LocalCloudNote address={__LOCAL_CLOUD__} /> : null}
    </Screen>
  );
}
