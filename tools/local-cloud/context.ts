import type { FaultBoard } from './fault-board';
import type { Switchboard } from './media/switchboard';
import type { LocalCloudOptions } from './options';
import type { Registry } from './room/registry';

/** What the parts of one running cloud share. */
export interface Context {
  readonly options: LocalCloudOptions;
  readonly board: FaultBoard;
  readonly registry: Registry;
  readonly media: Switchboard;
  /** `host:port` of this cloud. */
  readonly host: () => string;
}
