/** The comparison of screens: blind to another machine's fonts, not to a change. */
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { looksTheSame, toKeep } from '../../support/screens/picture';

/** A real screen, with text, discs and a banner, as large as it was. */
const small = PNG.sync.read(fs.readFileSync(path.join(__dirname, 'pictures/call-failures.png')));
const screen = new PNG({ width: small.width * 4, height: small.height * 4 });
for (let index = 0; index < screen.data.length; index += 1) {
  const x = (index >> 2) % screen.width;
  const y = Math.floor((index >> 2) / screen.width);
  screen.data[index] = small.data[((y >> 2) * small.width + (x >> 2)) * 4 + (index % 4)] ?? 0;
}
const picture = PNG.sync.write(screen);
const kept = toKeep(picture);

type Pixel = (x: number, y: number, channel: number) => number;

/** The screen, each value taken from somewhere else. */
function changed(value: (at: Pixel, x: number, y: number, channel: number) => number): Buffer {
  const { width, height } = screen;
  const at: Pixel = (x, y, channel) =>
    screen.data[(Math.min(y, height - 1) * width + Math.max(x, 0)) * 4 + channel] ?? 0;
  const next = new PNG({ width, height });
  for (let index = 0; index < next.data.length; index += 1) {
    const x = (index >> 2) % width;
    const y = Math.floor((index >> 2) / width);
    next.data[index] = value(at, x, y, index % 4);
  }
  return PNG.sync.write(next);
}

/** The hang-up button of that screen. */
const inButton = (x: number, y: number) => x >= 280 && x < 464 && y >= 1200 && y < 1380;

test('the same screen looks the same', () => {
  expect(looksTheSame(picture, kept)).toBe(true);
});

test('letters drawn half a pixel away look the same', () => {
  const soft = changed((at, x, y, channel) => (at(x, y, channel) + at(x - 1, y, channel)) / 2);
  expect(looksTheSame(soft, kept)).toBe(true);
});

test.each<[string, Buffer]>([
  ['moved', changed((at, x, y, channel) => at(x, inButton(x, y) ? y + 12 : y, channel))],
  [
    'gone',
    changed((at, x, y, channel) => (inButton(x, y) ? at(8, 800, channel) : at(x, y, channel))),
  ],
  [
    'of another colour',
    changed((at, x, y, channel) => at(x, y, inButton(x, y) && channel < 3 ? 2 - channel : channel)),
  ],
])('a button that is %s does not', (_what, other) => {
  expect(looksTheSame(other, kept)).toBe(false);
});

test('a screen of another size does not', () => {
  const wider = PNG.sync.write(new PNG({ width: screen.width + 32, height: screen.height }));
  expect(looksTheSame(wider, kept)).toBe(false);
});
