import { useEffect, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { askForCall } from '@/memory/asked-call';
import { forgetRoom, recentRooms, rememberRoom } from '@/memory/recent-rooms';
import { queryText } from '@/platform/query';
import { readStored, writeStored } from '@/platform/storage';
import { tokens } from '@/token/tokens';
import { roomIDFault, userNameFault } from '@/validation/ids';
import { invitedRoom } from './invitation';
import { randomRoomID } from './random-room';
import { useField, type Field } from './use-field';
import { useShownAgain } from './use-shown-again';

/** The form of the home page. */
export interface JoinForm {
  readonly roomID: Field;
  readonly userName: Field;
  /** The room this page was opened for, empty without an invitation. */
  readonly invited: string;
  readonly recent: readonly string[];
  /** The call page is on its way: its package may have to be fetched first. */
  readonly opening: boolean;
  readonly openFailed: boolean;
  /** The address asks for the debug form (`?debug`), which development builds have. */
  readonly debugging: boolean;
  /** Joins the room that is typed, or another one that this fills in. */
  readonly join: (room?: string) => void;
  readonly randomRoom: () => void;
  readonly forget: (room: string) => void;
}

// Spaces around an id come from copying it.
const faultOfRoomID = (value: string) => roomIDFault(value.trim());

/** Holds the form, and opens the call page once it is in order. */
export function useJoinForm(): JoinForm {
  const { params } = Taro.useRouter();
  const [invited] = useState(() => invitedRoom(params));
  const roomID = useField(invited || queryText(params.room), faultOfRoomID);
  const [remembered] = useState(() => readStored('user-name'));
  const userName = useField(remembered, userNameFault);
  const [recent, setRecent] = useState(recentRooms);
  const [opening, setOpening] = useState(false);
  const [openFailed, setOpenFailed] = useState(false);
  // A second tap comes before the first one is rendered: state alone would let it through.
  const busy = useRef(false);

  const free = () => {
    busy.current = false;
    setOpening(false);
  };
  // Coming back from the call. Only now the list shows its room: at the tap the page has other work.
  useShownAgain(() => {
    free();
    setRecent(recentRooms());
  });

  // While the person reads and types, and again while the call page opens: nobody waits for a token.
  useEffect(() => tokens.warm(invited || undefined), [invited]);

  const join = (other?: string) => {
    if (other !== undefined) roomID.change(other);
    const room = (other ?? roomID.value).trim();
    roomID.touch();
    userName.touch();
    if (busy.current || roomIDFault(room)) return;
    if (userNameFault(userName.value)) {
      // The room is settled: the keyboard goes where something is missing.
      userName.ask();
      return;
    }
    busy.current = true;
    tokens.warm(room);
    setOpening(true);
    setOpenFailed(false);
    const name = userName.value.trim();
    writeStored('user-name', name);
    rememberRoom(room);
    askForCall({ roomID: room, userName: name });
    Taro.navigateTo({ url: `/call/room/index?roomID=${encodeURIComponent(room)}` }).catch(() => {
      askForCall(null);
      free();
      setOpenFailed(true);
    });
  };

  return {
    ...{ roomID, userName, invited, recent, opening, openFailed, join },
    debugging: params.debug !== undefined,
    randomRoom: () => roomID.change(randomRoomID(Math.random)),
    forget: (room) => setRecent(forgetRoom(room)),
  };
}
