import { useCallWords } from '../options/own-words';
import { usePhase, usePlaybackBlocked } from '../../react/hooks';
import { Banner } from './banner';

/** A browser keeps the others silent: any touch of the page, or key, lets them be heard. */
export function PlaybackBanner() {
  const blocked = usePlaybackBlocked();
  const connected = usePhase() === 'connected';
  const { playbackBlocked } = useCallWords();
  return blocked && connected ? <Banner tone="warning" text={playbackBlocked} /> : null;
}
