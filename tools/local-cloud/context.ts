import type { FaultBoard } from './fault-board';
import type { Switchboard } from './media/switchboard';
import type { LocalCloudOptions } from './options';
import type { RateLimit } from './rate-limit';
import type { ForbidRules } from './rights/forbid-rules';
import type { ForbiddenStreams } from './rights/forbidden-streams';
import type { Registry } from './room/registry';

/** What the parts of one running cloud share. */
export interface Context {
  readonly options: LocalCloudOptions;
  readonly board: FaultBoard;
  readonly registry: Registry;
  readonly media: Switchboard;
  readonly forbidRules: ForbidRules;
  readonly forbiddenStreams: ForbiddenStreams;
  /** Of what clients say in rooms. */
  readonly messageRates: RateLimit;
  /** `host:port` of this cloud. */
  readonly host: () => string;
}
