/**
 * Compares pictures of screens as a person would from across the room: by the average colour of
 * squares of 8 × 8 pixels. What the fonts and the rim of a letter are like on another machine
 * hardly changes one; a button that moved by 6 pixels, came, went or changed its colour does.
 * `__tests__/simulator/screens/picture.test.ts` holds it to both.
 */
import fs from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const SQUARE = 8;
/** Pictures are kept half as wide: enough to see what they show, in few bytes. */
const KEPT = 2;
/** How far the colour of a square may be off, from 0 to 1. */
const COLOUR = 0.1;
/** How many squares may be off all the same. */
const SQUARES = 2;

/** Averages squares of so many pixels. (No `Math` inside: Jest's world makes every global slow.) */
function shrink({ width, height, data }: PNG, by: number): PNG {
  const small = new PNG({ width: (width / by) | 0, height: (height / by) | 0 });
  const { width: across, height: down, data: averages } = small;
  const row = width * 4;
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const from = y * by * row + x * by * 4 + channel;
        let sum = 0;
        for (let dy = 0; dy < by; dy += 1)
          for (let dx = 0; dx < by; dx += 1) sum += data[from + dy * row + dx * 4] ?? 0;
        averages[(y * across + x) * 4 + channel] = sum / (by * by);
      }
  return small;
}

/** What is kept of a picture. */
export function toKeep(picture: Buffer): Buffer {
  return write(shrink(PNG.sync.read(picture), KEPT));
}

/** A picture without its alpha, in the least bytes. */
const write = (png: PNG): Buffer => PNG.sync.write(png, { deflateLevel: 9, colorType: 2 });

/** How many squares are off; `Infinity` for a picture of another size. */
export function squaresOff(picture: Buffer, kept: Buffer): number {
  const now = shrink(PNG.sync.read(picture), SQUARE);
  const then = shrink(PNG.sync.read(kept), SQUARE / KEPT);
  const { width, height } = now;
  if (then.width !== width || then.height !== height) return Infinity;
  const options = { threshold: COLOUR, includeAA: true };
  return pixelmatch(now.data, then.data, undefined, width, height, options);
}

/** Whether a screen looks as it did. */
export const looksTheSame = (picture: Buffer, kept: Buffer): boolean =>
  squaresOff(picture, kept) <= SQUARES;

/** Where what was seen goes when it is not what was expected. */
const SEEN = path.resolve(__dirname, '../../../dist/screens');

/**
 * Holds a picture against the one in a file; with `UPDATE_SCREENS=1` keeps it there instead.
 *
 * @returns what is wrong, in a sentence; `null` if nothing is
 */
export function holdAgainst(picture: Buffer, file: string): string | null {
  const kept = fs.existsSync(file) ? fs.readFileSync(file) : null;
  if (process.env.UPDATE_SCREENS === '1') {
    // What looks the same stays as it is: no commit of noise.
    if (kept && squaresOff(picture, kept) === 0) return null;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, toKeep(picture));
    return null;
  }
  if (kept && looksTheSame(picture, kept)) return null;
  const seen = path.join(SEEN, path.basename(file));
  fs.mkdirSync(SEEN, { recursive: true });
  fs.writeFileSync(seen, picture);
  const what = kept ? `${squaresOff(picture, kept)} squares differ from` : 'There is no';
  return `${what} ${file}; now it is ${seen}. If it should be: npm run screens`;
}
