import { GAP, tileSize } from '@/call/ui/stage/tile-layout';

const ROOMS = [
  [748, 914],
  [1004, 658],
  [1420, 790],
  [1900, 962],
] as const;

describe.each(ROOMS)('in a room of %i x %i', (width, height) => {
  test.each([1, 2, 4, 9, 20])('%i tiles fit, of a shape that tiles have', (count) => {
    const tile = tileSize(count, { width, height });
    const columns = Math.floor((width + GAP) / (tile.width + GAP));
    const rows = Math.ceil(count / columns);
    expect(rows * (tile.height + GAP) - GAP).toBeLessThanOrEqual(height);
    expect(tile.width / tile.height).toBeGreaterThan(1.18);
    expect(tile.width / tile.height).toBeLessThan(1.79);
    // The room is used, up to the largest that a tile may be.
    const used = (count * tile.width * tile.height) / (width * height);
    expect(used > 0.6 || tile.width === 960).toBe(true);
  });

  test('the more there are the smaller, and never too small to read', () => {
    const widths = [1, 2, 4, 9, 20, 50, 200].map(
      (count) => tileSize(count, { width, height }).width,
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(150);
  });
});

test('a larger window never makes a tile smaller', () => {
  for (const count of [1, 2, 3, 4, 5, 7, 9, 12, 20]) {
    let last = 0;
    for (let width = 720; width <= 1920; width += 10) {
      const tile = tileSize(count, { width, height: 800 });
      expect(tile.width * tile.height).toBeGreaterThanOrEqual(last * 0.99);
      last = tile.width * tile.height;
    }
  }
});
