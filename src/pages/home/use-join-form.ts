import { useRef, useState } from 'react';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { queryText } from '@/platform/query';
import { readStored, writeStored } from '@/platform/storage';
import { roomIDFault, userNameFault } from '@/validation/ids';
import { useField, type Field } from './use-field';

/** The form of the home page. */
export interface JoinForm {
  readonly roomID: Field;
  readonly userName: Field;
  /** The call page is on its way: its package may have to be fetched first. */
  readonly opening: boolean;
  readonly openFailed: boolean;
  readonly join: () => void;
}

// Spaces around an id come from copying it.
const faultOfRoomID = (value: string) => roomIDFault(value.trim());

/** Holds the form, and opens the call page once it is in order. */
export function useJoinForm(): JoinForm {
  const { params } = useRouter();
  const roomID = useField(queryText(params.roomID), faultOfRoomID);
  const [remembered] = useState(() => readStored('user-name'));
  const userName = useField(remembered, userNameFault);
  const [opening, setOpening] = useState(false);
  const [openFailed, setOpenFailed] = useState(false);
  // A second tap comes before the first one is rendered: state alone would let it through.
  const busy = useRef(false);

  const free = () => {
    busy.current = false;
    setOpening(false);
  };
  // Coming back from the call.
  useDidShow(free);

  const join = () => {
    roomID.touch();
    userName.touch();
    if (busy.current || faultOfRoomID(roomID.value) || userNameFault(userName.value)) return;
    busy.current = true;
    setOpening(true);
    setOpenFailed(false);
    const name = userName.value.trim();
    writeStored('user-name', name);
    const query = `roomID=${encodeURIComponent(roomID.value.trim())}&userName=${encodeURIComponent(name)}`;
    Taro.navigateTo({ url: `/call/room/index?${query}` }).catch(() => {
      free();
      setOpenFailed(true);
    });
  };

  return { roomID, userName, opening, openFailed, join };
}
