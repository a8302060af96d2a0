import type { BroadcastMessage } from '../../sdk/voice-engine';
import { KEPT_MESSAGES, type Message, type MessagesStore } from '../../store/messages';
import type { FeatureRoom } from '../room/room-feature';
import { ANSWERED_WITHIN_MS, APART_MS, shownText, textFault } from '../../validation/message-rules';

/** A message, and when it came: ms since 1970 by the clock of this phone. */
export interface ArrivedMessage extends BroadcastMessage {
  readonly at: number;
}

/**
 * What is written in one stay in a room. One's own messages are there at once and are sent one after the
 * other; whether the room took them is said by each.
 */
export class Conversation {
  private count = 0;
  /** The numbers of one's own that are still to be sent. */
  private readonly queue: number[] = [];
  private pausing = false;
  private ended = false;

  /** @param wallNow - ms since 1970 */
  constructor(
    private readonly room: FeatureRoom,
    private readonly store: MessagesStore,
    private readonly wallNow: () => number,
  ) {}

  receive(arrived: readonly ArrivedMessage[]): void {
    this.add(
      arrived
        .map(({ fromUser, message, at }) => ({
          ...fromUser,
          text: shownText(message),
          at,
          sent: null,
        }))
        // Of a very long one the beginning may be nothing to see.
        .filter(({ text }) => text),
    );
  }

  send(text: string): void {
    if (textFault(text) || this.ended) return;
    const { user } = this.room;
    this.queue.push(this.count);
    this.add([{ ...user, text: text.trim(), at: this.wallNow(), sent: 'sending' }]);
    this.sendNext();
  }

  /** Sends once more what was not sent. It may have arrived all the same: nobody said so. */
  retry(number: number): void {
    if (this.find(number)?.sent !== 'failed') return;
    this.mark(number, 'sending');
    this.queue.push(number);
    this.sendNext();
  }

  end(): void {
    this.ended = true;
    this.queue.length = 0;
  }

  private add(messages: readonly Omit<Message, 'number'>[]): void {
    const numbered = messages.map((message) => ({ ...message, number: this.count++ }));
    this.store.setState(({ list }) => ({ list: [...list, ...numbered].slice(-KEPT_MESSAGES) }));
  }

  private sendNext(): void {
    if (this.pausing) return;
    const number = this.queue.shift();
    if (number === undefined) return;
    this.pausing = true;
    this.room.timers.after(APART_MS, () => {
      this.pausing = false;
      this.sendNext();
    });
    void this.post(number);
  }

  private async post(number: number): Promise<void> {
    const { engine, roomID, timers } = this.room;
    const text = this.find(number)?.text;
    // So many came since that it is kept no longer.
    if (text === undefined) return;
    try {
      await timers.withTimeout(
        engine.sendBroadcastMessage(roomID, text),
        ANSWERED_WITHIN_MS,
        () => new Error('no answer'),
      );
      this.mark(number, 'sent');
    } catch {
      // Why is in the report of the call; a person can only try again.
      this.mark(number, 'failed');
    }
  }

  private find(number: number): Message | undefined {
    return this.store.getState().list.find((message) => message.number === number);
  }

  /** A late answer of an earlier call marks nothing: the numbers begin anew in each. */
  private mark(number: number, sent: Message['sent']): void {
    if (this.ended) return;
    this.store.setState(({ list }) => ({
      list: list.map((message) => (message.number === number ? { ...message, sent } : message)),
    }));
  }
}
