import type { ActionName } from './actions';

const BEGIN: Partial<Record<ActionName, string>> = {
  hide: 'hidden',
  'hide by the back key': 'hidden',
  'hide by the capsule': 'hidden',
  'another audio task begins': 'another audio task',
  'the system takes its leave back': 'no leave',
  'closed sockets say nothing': 'silent sockets',
  'lose the network': 'no network',
  'freeze the network': 'no network',
  'be without a network for too long': 'no network',
  'cloud goes down': 'no cloud',
  'a phone call begins': 'interrupted',
};

const END: Partial<Record<ActionName, string>> = {
  show: 'hidden',
  'another audio task ends': 'another audio task',
  'the system gives its leave': 'no leave',
  'closed sockets say so': 'silent sockets',
  'find a network': 'no network',
  'change the network': 'no network',
  'cloud comes up': 'no cloud',
  'cloud is down for a while': 'no cloud',
  'a phone call ends': 'interrupted',
};

/** What stands between a call and its room after what was done. */
export class Obstacles {
  private readonly now = new Set<string>();

  after(action: ActionName): void {
    const begun = BEGIN[action];
    if (begun) this.now.add(begun);
    this.now.delete(END[action] ?? '');
  }

  has(obstacle: string): boolean {
    return this.now.has(obstacle);
  }

  get none(): boolean {
    return this.now.size === 0;
  }
}
