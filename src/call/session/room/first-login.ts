import type { VoiceEngine } from '../../sdk/voice-engine';
import { CallError } from '../../errors/call-error';
import type { Surroundings } from '../ports';

/**
 * A first login, given up early where there is no network: its socket failed, the platform says that
 * there is none, and a socket of our own finds no cloud either. None of the three proves it alone.
 *
 * @param login - what it comes to otherwise; it goes on behind a rejection
 */
export async function firstLogin(
  login: Promise<void>,
  engine: Pick<VoiceEngine, 'on' | 'probeLink'>,
  isOnline: Surroundings['isOnline'],
): Promise<void> {
  let stopListening = (): void => undefined;
  const hopeless = new Promise<never>((_resolve, reject) => {
    const judge = async () => {
      if ((await isOnline()) || (await engine.probeLink())) return;
      reject(new CallError('login-failed', 'login', { detail: 'no socket opens' }));
    };
    stopListening = engine.on('linkStateUpdate', (state) => {
      // What can't be found out leaves the login to its own time.
      if (state === 'down') judge().catch(() => undefined);
    });
  });
  try {
    await Promise.race([login, hopeless]);
  } finally {
    stopListening();
  }
}
