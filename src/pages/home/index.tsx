import { useEffect, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { isJustBrokenOff, wallNow, cleanID } from '@/call/prejoin';
import { Boundary, Icon, Screen, TextButton, TextField } from '@/call/ui';
import { homeWords } from './words/home';
import { restartUpdated } from '@/pages/home/update';
import { HomeFailed } from './home-failed';
import { HomeNotice } from './home-notice';
import { DebugForm } from './debug-form';
import { LocalCloudNote } from './local-cloud-note';
import { OfferCard } from './offer-card';
import { MakeRoom } from './make-room';
import { PhoneCheckLink } from './phone-check-link';
import { RecentList } from './recent-list';
import { SetUpNote } from './set-up-note';
import { useJoinForm } from './use-join-form';
import { useShareCard } from './use-share-card';
import { useUnfinishedCall } from './use-unfinished-call';
import { useUpdate } from './use-update';
import './index.scss';

/** The first page, whatever throws while it is drawn. */
export default function HomePage() {
  return (
    <Boundary fallback={(again) => <HomeFailed onAgain={again} />}>
      <Home />
    </Boundary>
  );
}

/** Which room, under which name. */
function Home() {
  const w = homeWords();
  const form = useJoinForm();
  const { roomID, userName, opening, invited, join } = form;
  useShareCard(roomID.fault ? '' : cleanID(roomID.value));
  const [unfinished, forgetUnfinished] = useUnfinishedCall();
  const [updated, dismissUpdate] = useUpdate();

  // Opened by the card of the very call that this interrupted just now: back into it. Another room's
  // card asks, for the form and the offer to rejoin are both on the page; so does coming back from a call.
  const [straightBack] = useState(
    () =>
      invited !== '' && invited === unfinished?.roomID && isJustBrokenOff(unfinished, wallNow()),
  );
  const wentBack = useRef(false);
  useEffect(() => {
    if (!straightBack || wentBack.current) return;
    wentBack.current = true;
    join(invited);
  }, [straightBack, invited, join]);

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: w.title });
  }, [w.title]);

  return (
    <Screen className="home">
      {__NOT_SET_UP__ ? <SetUpNote missing={__NOT_SET_UP__} /> : <HomeNotice />}
      {unfinished ? (
        <OfferCard
          id="rejoin"
          text={w.unfinished.sentence(unfinished.roomID)}
          label={w.unfinished.rejoin}
          dismissLabel={w.unfinished.dismiss}
          onAccept={() => join(unfinished.roomID)}
          onDismiss={forgetUnfinished}
        />
      ) : null}
      {updated && !unfinished ? (
        <OfferCard
          id="restart"
          text={w.update.sentence}
          label={w.update.restart}
          dismissLabel={w.update.dismiss}
          onAccept={restartUpdated}
          onDismiss={dismissUpdate}
        />
      ) : null}
      <View className="home__head">
        <View className="home__mark">
          <Icon name="call" />
        </View>
        {/* WeChat has a title bar. */}
        {process.env.TARO_ENV === 'h5' ? <Text className="home__title">{w.title}</Text> : null}
        <Text className="home__lead">{invited ? w.invited(invited) : w.lead}</Text>
      </View>
      <View className="home__form">
        <TextField
          id="room-id"
          label={w.roomID}
          placeholder={w.roomIDPlaceholder}
          value={roomID.value}
          setCount={roomID.setCount}
          fault={roomID.fault ? w.roomIDFault[roomID.fault] : ''}
          confirmType="next"
          action={{ id: 'random-room', label: w.randomRoom, onPress: form.randomRoom }}
          onInput={roomID.type}
          onBlur={roomID.touch}
          onConfirm={userName.ask}
        />
        <TextField
          id="user-name"
          label={w.userName}
          placeholder={w.userNamePlaceholder}
          value={userName.value}
          setCount={userName.setCount}
          fault={userName.fault ? w.userNameFault[userName.fault] : ''}
          confirmType="go"
          focus={userName.asked}
          onInput={userName.type}
          onBlur={userName.touch}
          onConfirm={() => join()}
        />
        <TextButton
          id="join"
          kind="main"
          label={opening ? w.opening : w.join}
          disabled={opening}
          onPress={() => join()}
        />
        <Text className="home__failure">{form.failure}</Text>
        {form.makeRoom ? <MakeRoom making={form.making} onMake={form.makeRoom} /> : null}
      </View>
      <RecentList rooms={form.recent} onJoin={join} onForget={form.forget} />
      {process.env.NODE_ENV !== 'production' && form.debugging ? <DebugForm /> : null}
      {process.env.TARO_APP_PHONE_CHECK ? <PhoneCheckLink /> : null}
      {__LOCAL_CLOUD__ ? <LocalCloudNote address={__LOCAL_CLOUD__} /> : null}
    </Screen>
  );
}
