import { useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { GAP, tileSize, type Size } from './tile-layout';

/** Where the page is one of a desk: the same as in the style sheets `*-desk.scss`. */
const DESK = '(min-width: 720px) and (min-height: 480px)';

const within = (least: number, value: number, most: number) =>
  `${Math.round(Math.min(most, Math.max(least, value)))}px`;

/** A tile's size, and of what is in it, for the style sheet. */
function lengths({ width, height }: Size): CSSProperties {
  return {
    '--tile-width': `${width}px`,
    '--tile-height': `${height}px`,
    '--avatar': within(44, Math.min(height * 0.42, width * 0.36), 208),
    '--name': within(13, height * 0.03 + 9, 22),
    '--edge': within(8, height * 0.035, 20),
  } as CSSProperties;
}

/** Sizes so many tiles by the room that the grid has, as it changes; on a phone the style sheet does. */
export function useTiles(count: number): {
  readonly grid: RefObject<HTMLDivElement>;
  readonly style: CSSProperties | undefined;
} {
  const grid = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);

  useLayoutEffect(() => {
    const { current } = grid;
    if (!current) return undefined;
    const measure = () => {
      // Half of the gap is around them all.
      const [width, height] = [current.clientWidth - GAP, current.clientHeight - GAP];
      const next = window.matchMedia(DESK).matches ? { width, height } : null;
      setRoom((now) => (now?.width === next?.width && now?.height === next?.height ? now : next));
    };
    measure();
    window.addEventListener('resize', measure);
    // Older browsers don't see a hint come or go below the tiles.
    const observer = 'ResizeObserver' in window ? new ResizeObserver(measure) : null;
    observer?.observe(current);
    return () => {
      window.removeEventListener('resize', measure);
      observer?.disconnect();
    };
  }, []);

  return { grid, style: room && count > 0 ? lengths(tileSize(count, room)) : undefined };
}
