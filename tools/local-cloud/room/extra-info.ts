import type { Message } from '../protocol/message';
import { wallNow } from '../wall-clock';
import type { RoomUser } from './room-user';

/** The only channel of room extra info that the SDK writes to. */
export const EXTRA_INFO_CHANNEL = 'clt';

/** The room's extra info ("trans"): values under keys, each with its own sequence number. */
export class ExtraInfo {
  readonly #entries = new Map<string, Message<'TransData'>>();
  #listSeq = 0;

  get listSeq(): number {
    return this.#listSeq;
  }

  /** The last write wins. */
  set(key: string, value: string, by: RoomUser): Message<'TransData'> {
    this.#listSeq += 1;
    const entry: Message<'TransData'> = {
      err_code: 0,
      trans_type: key,
      trans_data: value,
      trans_send_time: wallNow(),
      trans_seq: (this.#entries.get(key)?.trans_seq ?? 0) + 1,
      id_name: by.userID,
      nick_name: by.userName,
      role: by.role,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  get(keys: readonly string[]): Message<'TransData'>[] {
    return keys.flatMap((key) => this.#entries.get(key) ?? []);
  }

  /** What a client compares with what it has; it then asks for the keys that are newer. */
  channels(): Message<'TransChannel'>[] {
    if (this.#entries.size === 0) return [];
    const trans_seq_list = [...this.#entries.values()].map(({ trans_type, trans_seq }) => ({
      trans_type,
      trans_seq,
    }));
    return [{ trans_channel: EXTRA_INFO_CHANNEL, trans_seq_list }];
  }

  values(): Record<string, string> {
    return Object.fromEntries([...this.#entries].map(([key, { trans_data }]) => [key, trans_data]));
  }
}
