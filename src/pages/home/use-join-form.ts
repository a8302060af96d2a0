import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { homeWords } from './words/home';
import { setUpWords } from './words/set-up';
import { forgetRoom, recentRooms, rememberRoom } from '@/pages/home/recent-rooms';
import {
  queryText,
  type InvitedRole,
  readStored,
  writeStored,
  roomIDFault,
  userNameFault,
  cleanID,
} from '@/call/prejoin';
import { tokens } from '@/setup/tokens';
import { keepHostKey } from './host-key';
import { invitedRoom } from './invitation';
import { randomRoomID } from './random-room';
import { useCallAhead } from './use-call-ahead';
import { useField, type Field } from './use-field';
import { useOpening } from './use-opening';

/** The form of the home page. */
export interface JoinForm {
  readonly roomID: Field;
  readonly userName: Field;
  /** The room this page was opened for, empty without an invitation. */
  readonly invited: string;
  readonly recent: readonly string[];
  /** The call page is on its way: its package may have to be fetched first. */
  readonly opening: boolean;
  /** Why the call page did not open, in a sentence; empty as long as nothing is wrong. */
  readonly failure: string;
  /** The address asks for the debug form (`?debug`), which development builds have. */
  readonly debugging: boolean;
  /** Joins the room that is typed, or another one that this fills in. */
  readonly join: (room?: string) => void;
  readonly randomRoom: () => void;
  /** Makes a room of which one is host, and joins it; missing where rooms are only typed. */
  readonly makeRoom: ((role: InvitedRole) => void) | undefined;
  /** A room is being made. */
  readonly making: boolean;
  readonly forget: (room: string) => void;
}

// Spaces around an id, and what can't be seen in it, come from copying it.
const faultOfRoomID = (value: string) => roomIDFault(cleanID(value));

/** Holds the form, and opens the call page once it is in order. */
export function useJoinForm(): JoinForm {
  const { params } = Taro.useRouter();
  const [invited] = useState(() => {
    const room = invitedRoom(params);
    keepHostKey(room, params);
    return room;
  });
  const [mayMakeRooms] = useState(() => !invited && !!tokens.host?.mayMakeRooms());
  const roomID = useField(invited || queryText(params.room), faultOfRoomID);
  const [remembered] = useState(() => readStored('user-name'));
  const userName = useField(remembered, userNameFault);
  const [recent, setRecent] = useState(recentRooms);
  const [refused, setRefused] = useState('');
  const [making, setMaking] = useState(false);
  // Coming back from the call. Only now the list shows its room: at the tap the page has other work.
  const way = useOpening(() => setRecent(recentRooms()));

  // While the person reads and types, and again while the call page opens: nobody waits for a token.
  useEffect(() => {
    if (__NOT_SET_UP__) return;
    tokens.warm(faultOfRoomID(invited) ? undefined : cleanID(invited));
  }, [invited]);

  useCallAhead(faultOfRoomID(roomID.value) ? '' : roomID.value, userName.value);

  const join = (other?: string) => {
    if (!way.mayOpen()) return;
    if (other !== undefined) roomID.set(other);
    const room = cleanID(roomID.latest());
    const name = userName.latest().trim();
    roomID.touch();
    userName.touch();
    if (roomIDFault(room)) return;
    if (userNameFault(name)) {
      // The room is settled: the keyboard goes where something is missing.
      userName.ask();
      return;
    }
    if (__NOT_SET_UP__) {
      setRefused(setUpWords().cannotJoin(__NOT_SET_UP__.join(', ')));
      return;
    }
    tokens.warm(room);
    writeStored('user-name', name);
    rememberRoom(room);
    way.open({ roomID: room, userName: name });
  };

  const makeRoom = async (role: InvitedRole) => {
    if (making || !tokens.host) return;
    userName.touch();
    if (userNameFault(userName.latest().trim())) {
      userName.ask();
      return;
    }
    setMaking(true);
    setRefused('');
    try {
      join(await tokens.host.makeRoom(role));
    } catch {
      setRefused(homeWords().make.failed);
    } finally {
      setMaking(false);
    }
  };

  return {
    ...{ roomID, userName, invited, recent, join, making },
    makeRoom: mayMakeRooms ? (role) => void makeRoom(role) : undefined,
    opening: way.opening,
    failure: refused || (way.failed ? homeWords().openFailed : ''),
    debugging: params.debug !== undefined,
    randomRoom: () => roomID.set(randomRoomID(Math.random)),
    forget: (room) => setRecent(forgetRoom(room)),
  };
}
