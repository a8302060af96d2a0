import { useEffect, useRef } from 'react';
import { currentRegistry } from './current-registry';
import type { WebPlayerHandle, WebPusherHandle } from './web/web-handles';
import { LevelMeter } from './web/level-meter';

/** What is left of a level a frame later: it falls slower than it rises, as people know it. */
const FALL = 0.92;

/** A bar as long as one's own microphone is loud. It moves without React: sixty times a second. */
export function MicrophoneLevel() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const meter = new LevelMeter(
      () => currentRegistry<WebPusherHandle, WebPlayerHandle>().pusher?.track,
    );
    let shown = 0;
    let frame = 0;
    const draw = () => {
      shown = Math.max(meter.read(), shown * FALL);
      if (bar.current) bar.current.style.transform = `scaleX(${shown.toFixed(3)})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      meter.close();
    };
  }, []);
  return (
    <div className="microphone-level" aria-hidden="true">
      <div ref={bar} className="microphone-level__bar" />
    </div>
  );
}
