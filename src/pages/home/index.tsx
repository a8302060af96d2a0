import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { homeWords } from '@/i18n/home';
import { Icon } from '@/ui/icon';
import { Screen } from '@/ui/screen';
import { TextButton } from '@/ui/text-button';
import { TextField } from '@/ui/text-field';
import { HomeNotice } from './home-notice';
import { LocalCloudNote } from './local-cloud-note';
import { RecentList } from './recent-list';
import { useJoinForm } from './use-join-form';
import './index.scss';

/** The first page: which room, under which name. */
export default function HomePage() {
  const w = homeWords();
  const form = useJoinForm();
  const { roomID, userName, opening } = form;

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: w.title });
  }, [w.title]);

  return (
    <Screen className="home">
      <HomeNotice />
      <View className="home__head">
        <View className="home__mark">
          <Icon name="call" />
        </View>
        {/* WeChat has a title bar. */}
        {process.env.TARO_ENV === 'h5' ? <Text className="home__title">{w.title}</Text> : null}
        <Text className="home__lead">{form.invited ? w.invited(form.invited) : w.lead}</Text>
      </View>
      <View className="home__form">
        <TextField
          id="room-id"
          label={w.roomID}
          placeholder={w.roomIDPlaceholder}
          value={roomID.value}
          fault={roomID.fault ? w.roomIDFault[roomID.fault] : ''}
          confirmType="next"
          action={{ id: 'random-room', label: w.randomRoom, onPress: form.randomRoom }}
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
          onConfirm={() => form.join()}
        />
        <TextButton
          id="join"
          kind="main"
          label={opening ? w.opening : w.join}
          disabled={opening}
          onPress={() => form.join()}
        />
        <Text className="home__failure">{form.openFailed ? w.openFailed : ''}</Text>
      </View>
      <RecentList rooms={form.recent} onJoin={form.join} onForget={form.forget} />
      {__LOCAL_CLOUD__ ? <LocalCloudNote address={__LOCAL_CLOUD__} /> : null}
    </Screen>
  );
}
