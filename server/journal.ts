import { createHmac } from 'node:crypto';
import type { ServiceKeys } from './keys';
import { ServiceError } from './service-error';

/** Where lines go: pino, or a Fastify's own log. */
export interface LineLog {
  info(about: object, text: string): void;
  warn(about: object, text: string): void;
  error(about: object, text: string): void;
}

/** Between two lines of one kind that would come with each request, in ms. */
const SELDOM_MS = 10_000;

/**
 * The name of a room in the log. Whoever knows the roomID and the key can tell it; from the name nobody gets to the
 * room.
 */
export const roomName = (keys: ServiceKeys, roomID: string): string =>
  createHmac('sha256', keys.roomName).update(roomID).digest('base64url').slice(0, 16);

/** What happened, a line each: no name of a person, no roomID, no token, ticket or key. */
export class Journal {
  readonly #said = new Map<string, number>();

  constructor(
    private readonly log: LineLog,
    private readonly keys: ServiceKeys,
    /** ms of any clock that doesn't go back. */
    private readonly now = () => performance.now(),
  ) {}

  /** @param about - besides the room; ids as they are elsewhere in the log */
  happened(text: string, roomID: string, about: object): void {
    this.log.info({ room: roomName(this.keys, roomID), ...about }, text);
  }

  /** @param roomID - missing where it isn't about one */
  failed(text: string, roomID: string | undefined, error: unknown): void {
    const room = roomID === undefined ? {} : { room: roomName(this.keys, roomID) };
    this.log.warn({ ...room, ...causeOf(error) }, text);
  }

  /** What would be said with every request is said once in ten seconds. */
  seldom(text: string, about: object): void {
    if (this.now() - (this.#said.get(text) ?? -Infinity) < SELDOM_MS) return;
    this.#said.set(text, this.now());
    this.log.error(about, text);
  }
}

/** Its texts are ours; of what isn't ours, what it is. */
export function causeOf(error: unknown): object {
  if (error instanceof ServiceError) return { refusal: error.code, detail: error.detail };
  return { err: error };
}
