/** Why somebody is no longer in a room. */
export type Departure =
  /** Logged out, or went to another room. */
  | 'left'
  /** An open socket from which nothing came any more. */
  | 'silent'
  /** The socket was lost, and nobody came back. */
  | 'lost'
  /** Put out by the server API. */
  | 'kicked'
  /** The same user came in on another device. */
  | 'elsewhere'
  /** The room was closed by the server API. */
  | 'closed';

/** Why a stream is no longer in a room: its owner left, stopped it, or the server API deleted it. */
export type StreamEnd = Departure | 'stopped' | 'deleted';
