import type { Dispose } from '../../sdk/voice-engine';
import { memberByID } from '../../store/members';
import type { HostNews, RemovedUser, RolesStore } from '../../store/roles';
import type { HostAction } from '../../validation/host-action';
import type { HostPort } from '../ports';
import type { FeatureRoom } from '../room/room-feature';
import { RightsQuestions } from './rights-questions';
import { roomWord, SERVICE_USER, serviceWord, wordText, type RoomWord } from './room-words';

/** A host who asks is answered within so long, in ms, each at a moment of their own: a room may be large. */
const ANSWERS_WITHIN_MS = 1500;
/** From one answer to the next, in ms: anybody can ask. */
const ANSWERS_APART_MS = 5000;
/** How long it is said that one may speak now, or no longer, in ms. */
const NEWS_MS = 6000;
/** From one word to all in the room to the next of its kind, in ms. The cloud refuses what comes sooner than half a second. */
const WORDS_APART_MS = 1000;
/** How often a host asks for hands until the question has gone out. */
const ASKED_TIMES = 3;

/**
 * What goes on between hosts and listeners in one stay in a room. What one may do is the token's to say: every word
 * that bears on it has the token service asked.
 */
export class Conduct {
  private readonly stop: readonly Dispose[];
  private readonly rights: RightsQuestions;
  private cancelNews: Dispose = () => undefined;
  private answering = false;
  /** The hand as the room was last told of it, and whether that was a moment ago. */
  private told = false;
  private telling = false;

  /** @param random - 0 … 1, as `Math.random` */
  constructor(
    private readonly room: FeatureRoom,
    private readonly store: RolesStore,
    private readonly random: () => number,
  ) {
    this.rights = new RightsQuestions(room);
    this.stop = [
      room.store.subscribe((now, before) => {
        const { news } = this.store.getState();
        const isDone = now.microphoneOn && !before.microphoneOn;
        if (isDone && (news === 'muted' || news === 'may-unmute')) this.tell(null);
        if (now.mayPublish !== before.mayPublish) this.rightsChanged(now.mayPublish);
        if (now.role === 'host' && before.role !== 'host') this.askForHands(ASKED_TIMES);
      }),
      room.engine.on('roomUserUpdate', (of, update, users) => {
        if (of !== room.roomID || update !== 'DELETE') return;
        for (const { userID } of users) this.setHand(userID, false);
      }),
      // Whoever speaks waits no more, whether they have said so yet or not.
      room.engine.on('roomStreamUpdate', (of, update, streams) => {
        if (of !== room.roomID || update !== 'ADD') return;
        for (const { user } of streams) this.setHand(user.userID, false);
      }),
      room.engine.on('roomStateUpdate', (of, state) => {
        if (of === room.roomID && state === 'CONNECTED') this.greet();
      }),
    ];
    if (room.store.getState().roomState === 'CONNECTED') this.greet();
  }

  end(): void {
    for (const dispose of this.stop) dispose();
    this.cancelNews();
    this.rights.end();
  }

  raiseHand(up: boolean): void {
    this.setHand(this.room.user.userID, up);
    this.tellHand();
  }

  async act(action: HostAction): Promise<readonly string[]> {
    // Who is out by the time of the answer has no name any more.
    const who = action.action === 'remove' ? this.named(action.userID) : null;
    const warnings = await this.host.act(this.room.roomID, action);
    const { removed } = this.store.getState();
    if (who) {
      const others = removed.filter(({ userID }) => userID !== who.userID);
      this.store.setState({ removed: [...others, who] });
    } else if (action.action === 'readmit') {
      this.store.setState({ removed: removed.filter(({ userID }) => userID !== action.userID) });
    } else if (action.action === 'lock' || action.action === 'unlock') {
      this.store.setState({ locked: action.action === 'lock' });
    }
    return warnings;
  }

  async look(): Promise<void> {
    const { locked, removed } = await this.host.view(this.room.roomID);
    this.store.setState({ locked, removed: removed.map((userID) => this.named(userID)) });
  }

  hear(fromUser: string, command: string): void {
    if (fromUser === SERVICE_USER) this.hearService(command);
    else this.hearPerson(fromUser, command);
  }

  private get host(): HostPort {
    const { host } = this.room;
    if (host) return host;
    throw new Error('The tokens of this call come from where there are no hosts.');
  }

  /** Of who is gone the room says no name: the one known before, else the userID. */
  private named(userID: string): RemovedUser {
    const known = this.store.getState().removed.find((one) => one.userID === userID);
    const { userName = userID } = known ?? memberByID(this.room.store.getState(), userID) ?? {};
    return { userID, userName };
  }

  private get isUp(): boolean {
    return this.store.getState().hands.includes(this.room.user.userID);
  }

  private hearService(command: string): void {
    const word = serviceWord(command);
    if (word?.t === 'mute-all') {
      // The one who asked for it, and those who host beside them, go on.
      const { microphoneOn, mayPublish, role } = this.room.store.getState();
      if (!microphoneOn || !mayPublish || role === 'host') return;
      this.room.setMicrophone(false);
      this.tell('muted');
    } else if (word?.t === 'locked') {
      this.store.setState({ locked: word.on });
    } else if (word) {
      this.rights.ask(word.t === 'grant' ? word.grant : undefined);
    }
  }

  private hearPerson(userID: string, command: string): void {
    const word = roomWord(command);
    if (word?.t === 'hand') this.setHand(userID, word.up);
    else if (word) this.answer();
  }

  /** The token said otherwise than before. Who asked to speak is heard at once; who didn't has to unmute. */
  private rightsChanged(mayPublish: boolean): void {
    const asked = this.isUp;
    this.raiseHand(false);
    if (!mayPublish) {
      this.tell('may-not-speak', NEWS_MS);
    } else if (asked && this.room.store.getState().microphoneOn) {
      this.tell('may-speak', NEWS_MS);
    } else {
      this.room.setMicrophone(false);
      this.tell('may-unmute');
    }
  }

  /** In the room, or in it again: who was away has missed hands that went up or down. A host asks for them. */
  private greet(): void {
    this.store.setState({ hands: this.isUp ? [this.room.user.userID] : [] });
    if (this.room.store.getState().role === 'host') this.askForHands(ASKED_TIMES);
    this.tellAgain();
  }

  private answer(): void {
    if (this.answering || !this.isUp) return;
    this.answering = true;
    const { timers } = this.room;
    timers.after(this.random() * ANSWERS_WITHIN_MS, () => this.tellAgain());
    timers.after(ANSWERS_APART_MS, () => {
      this.answering = false;
    });
  }

  private setHand(userID: string, up: boolean): void {
    const { hands } = this.store.getState();
    if (hands.includes(userID) === up) return;
    this.store.setState({
      hands: up ? [...hands, userID] : hands.filter((other) => other !== userID),
    });
  }

  /** Says it once more of a hand that is up. */
  private tellAgain(): void {
    if (!this.isUp) return;
    this.told = false;
    this.tellHand();
  }

  /** The first change at once; of those that follow soon the last, and what didn't go out. */
  private tellHand(): void {
    const up = this.isUp;
    if (this.telling || up === this.told) return;
    this.told = up;
    this.telling = true;
    this.say({ t: 'hand', up }).catch(() => {
      this.told = !up;
    });
    this.room.timers.after(WORDS_APART_MS, () => {
      this.telling = false;
      this.tellHand();
    });
  }

  private askForHands(times: number): void {
    this.say({ t: 'hands?' }).catch(() => {
      if (times > 1) this.room.timers.after(WORDS_APART_MS, () => this.askForHands(times - 1));
    });
  }

  private tell(news: HostNews | null, forMs?: number): void {
    this.cancelNews();
    this.store.setState({ news });
    if (forMs === undefined) return;
    this.cancelNews = this.room.timers.after(forMs, () => this.store.setState({ news: null }));
  }

  private say(word: RoomWord): Promise<void> {
    const { engine, roomID } = this.room;
    return engine.sendCustomCommand(roomID, wordText(word), []);
  }
}
