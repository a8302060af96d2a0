import type { Bundle } from '../types';

/** What a phone fetches from the server that serves it. */
export class Link {
  async bundle(): Promise<Bundle> {
    return (await this.json('bundle.json')) as Bundle;
  }

  async package(root: string): Promise<Record<string, string>> {
    return (await this.json(`package.json?root=${encodeURIComponent(root)}`)) as Record<
      string,
      string
    >;
  }

  /** Address of a file of the mini-program. */
  asset(path: string): string {
    return `dist/${path}`;
  }

  /** Sends a request of the mini-program to the cloud that stands for its host. */
  request(path: string, cloud: string, init: RequestInit): Promise<Response> {
    return fetch(`cloud/${cloud}${path}`, init);
  }

  private async json(path: string): Promise<unknown> {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  }
}
