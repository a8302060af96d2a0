/** Room, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between two tiles; half of it is the margin of each. */
export const GAP = 12;
/** No tile is narrower for its height, or wider. */
const SHAPE = { narrowest: 6 / 5, widest: 16 / 9 } as const;
/** Somebody alone needs no wall of a screen. */
const LARGEST = 960;
/** Below this a name can't be read any more: the tiles keep it, and the grid scrolls. */
const SMALLEST = 150;

/** How large a tile can be in a grid of so many columns. */
function tileIn({ width, height }: Size, columns: number, rows: number): Size {
  const most = {
    width: (width - GAP * (columns - 1)) / columns,
    height: (height - GAP * (rows - 1)) / rows,
  };
  const wide = Math.min(most.width, most.height * SHAPE.widest, LARGEST);
  return {
    width: Math.floor(wide),
    height: Math.floor(Math.min(most.height, wide / SHAPE.narrowest)),
  };
}

/** The largest size that so many equal tiles can have in the room there is. */
export function tileSize(count: number, room: Size): Size {
  let best: Size = { width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const tile = tileIn(room, columns, Math.ceil(count / columns));
    if (tile.width * tile.height > best.width * best.height) best = tile;
  }
  if (best.width >= SMALLEST) return best;
  const columns = Math.max(1, Math.floor((room.width + GAP) / (SMALLEST + GAP)));
  const width = Math.floor((room.width - GAP * (columns - 1)) / columns);
  return { width, height: Math.floor(width / SHAPE.narrowest) };
}
