/** The comparison of screens: blind to another machine's fonts, not to a change. */
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { looksTheSame, toKeep } from '../../support/screens/picture';

/** A real screen, with text, discs and a banner, as large as it was. */
const small = PNG.sync.read(fs.readFileSync(path.join(__dirname, 'pictures/call-failures.png')));
const screen = new PNG({ width: small.width * 2, height: small.height * 2 });
for (let y = 0; y < screen.height; y += 1)
  for (let x = 0; x < screen.width * 4; x += 1) {
    const from = (y >> 1) * small.width + (x >> 3);
    screen.data[y * screen.width * 4 + x] = small.data[from * 4 + (x % 4)] ?? 0;
  }
const picture = PNG.sync.write(screen);
const kept = toKeep(picture);

type Pixel = (x: number, y: number, channel: number) => number;

/** The screen, each value taken from somewhere else. */
function changed(value: (at: Pixel, x: number, y: number, channel: number) => number): Buffer {
  const { width, height, data } = screen;
  const at: Pixel = (x, y, channel) => data[(y * width + x) * 4 + channel] ?? 0;
  const next = new PNG({ width, height });
  const { data: values } = next;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 4; channel += 1)
        values[(y * width + x) * 4 + channel] = value(at, x, y, channel);
  return PNG.sync.write(next);
}

/** The hang-up button of that screen. */
const inButton = (x: number, y: number) => x >= 140 && x < 232 && y >= 600 && y < 690;

test('the same screen looks the same', () => {
  expect(looksTheSame(picture, kept)).toBe(true);
});

test('letters drawn half a pixel away look the same', () => {
  const soft = changed((at, x, y, channel) => (at(x, y, channel) + at(x - 1, y, channel)) / 2);
  expect(looksTheSame(soft, kept)).toBe(true);
});

test.each<[string, Buffer]>([
  ['moved', changed((at, x, y, channel) => at(x, inButton(x, y) ? y + 6 : y, channel))],
  [
    'gone',
    changed((at, x, y, channel) => (inButton(x, y) ? at(4, 400, channel) : at(x, y, channel))),
  ],
  [
    'of another colour',
    changed((at, x, y, channel) => at(x, y, inButton(x, y) && channel < 3 ? 2 - channel : channel)),
  ],
])('a button that is %s does not', (_what, other) => {
  expect(looksTheSame(other, kept)).toBe(false);
});

test('a screen of another size does not', () => {
  const wider = PNG.sync.write(new PNG({ width: screen.width + 16, height: screen.height }));
  expect(looksTheSame(wider, kept)).toBe(false);
});
