import type { BroadcastMessage, Dispose } from '../../sdk/voice-engine';
import {
  createMessagesStore,
  KEPT_MESSAGES,
  noMessages,
  type MessagesStore,
} from '../../store/messages';
import { isVisible } from '../../validation/visible';
import { LatePart, type LateFeature } from '../late-part';
import type { FeatureRoom } from '../room/room-feature';
import type { ArrivedMessage, Conversation } from './conversation';

/** The code that messages need once there are any: see `src/call/messages`. */
export interface MessagesPart {
  /** Begins what is written in one stay in a room. */
  converse(
    room: FeatureRoom,
    store: MessagesStore,
    wallNow: () => number,
  ): Pick<Conversation, 'send' | 'retry' | 'receive' | 'end'>;
  /** The component that shows them, for the ready page. */
  readonly Body: unknown;
}

/** Between two tellings of what came, in ms: fifty people who write at once are few redraws a second. */
const GATHERED_MS = 400;

/**
 * The messages of a call, and what can be done with them. An interface, for each door of the package has types
 * of its own, and classes of two of them are never alike.
 *
 * @example `call.messages?.send('Hello')`
 */
export interface MessageBox extends LateFeature<MessagesPart> {
  readonly store: MessagesStore;
  /** Writes to everybody in the room. What becomes of it is in the store. */
  send(text: string): void;
  /** Sends once more what was not sent. */
  retry(number: number): void;
  /** Somebody looks: nothing is unread, until they stop. */
  read(): Dispose;
}

/**
 * The messages of a call, as far as they are there before anybody reads or writes one: what came is counted
 * and kept until the code for the rest is. That is fetched for the first message or the first look,
 * whichever comes first.
 */
export class RoomMessages implements MessageBox {
  readonly store = createMessagesStore();
  private readonly late: LatePart<MessagesPart>;
  private room: FeatureRoom | null = null;
  private conversation: ReturnType<MessagesPart['converse']> | null = null;
  private arrived: ArrivedMessage[] = [];
  private gathering = false;
  /** How many came since that was last told. */
  private fresh = 0;
  private readers = 0;

  /** @param wallNow - ms since 1970 */
  constructor(
    load: () => MessagesPart | Promise<MessagesPart>,
    private readonly wallNow: () => number,
  ) {
    this.late = new LatePart(load, (part) => this.converse(part));
  }

  get part(): MessagesPart | null {
    return this.late.part;
  }

  enter(room: FeatureRoom): Dispose {
    this.room = room;
    if (this.part) this.converse(this.part);
    const stopListening = room.engine.on('IMRecvBroadcastMessage', (roomID, messages) => {
      if (roomID === room.roomID) this.receive(messages);
    });
    return () => {
      stopListening();
      this.conversation?.end();
      this.room = this.conversation = null;
      this.late.forget();
      this.arrived = [];
      this.fresh = 0;
      this.gathering = false;
      this.store.setState(noMessages);
    };
  }

  open(): Promise<MessagesPart> {
    return this.late.open(this.room?.timers);
  }

  send(text: string): void {
    this.conversation?.send(text);
  }

  retry(number: number): void {
    this.conversation?.retry(number);
  }

  read(): Dispose {
    this.readers += 1;
    this.store.setState({ unread: 0 });
    return () => {
      this.readers -= 1;
    };
  }

  private converse(part: MessagesPart): void {
    if (!this.room) return;
    this.conversation = part.converse(this.room, this.store, this.wallNow);
    this.deliver();
  }

  private receive(messages: readonly BroadcastMessage[]): void {
    const at = this.wallNow();
    const shown = messages.filter(({ message }) => isVisible(message));
    this.fresh += shown.length;
    this.arrived = [...this.arrived, ...shown.map((one) => ({ ...one, at }))].slice(-KEPT_MESSAGES);
    if (this.fresh > 0) this.tell();
  }

  /** The first at once, what follows together. */
  private tell(): void {
    if (this.gathering) return;
    this.deliver();
    this.gathering = true;
    this.room?.timers.after(GATHERED_MS, () => {
      this.gathering = false;
      if (this.fresh > 0) this.tell();
    });
  }

  private deliver(): void {
    const { fresh } = this;
    this.fresh = 0;
    if (this.conversation) this.conversation.receive(this.arrived.splice(0));
    // It stays kept, and the next that comes asks again.
    else this.open().catch(() => undefined);
    this.store.setState(({ unread }) => ({ unread: this.readers > 0 ? 0 : unread + fresh }));
  }
}
