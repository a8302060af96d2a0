/** How time and setData grow with the room, as a picture. */
import { apps, type AppName } from '../run/apps';
import type { Results } from '../run/results';
import { medianOf } from './median';

const WIDTH = 360;
const HEIGHT = 240;
const PLOT = { left: 52, right: 14, top: 40, bottom: 44 };
const GAP = 20;

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly peers: readonly number[];
  readonly lines: ReadonlyMap<AppName, readonly number[]>;
}

/** A round number at or above the largest value, and its quarters. */
function ceiling(values: readonly number[]): number {
  const largest = Math.max(...values);
  const step = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 4, 6, 8, 10].find((n) => n * step >= largest) ?? 10) * step;
}

const text = (x: number, y: number, label: string, kind: string) =>
  `<text x="${x}" y="${y}" class="${kind}">${label}</text>`;

function panel({ title, unit, peers, lines }: Panel, offset: number): string {
  const top = ceiling([...lines.values()].flat());
  const most = Math.max(...peers);
  const x = (n: number) => PLOT.left + (n / most) * (WIDTH - PLOT.left - PLOT.right);
  const y = (value: number) =>
    HEIGHT - PLOT.bottom - (value / top) * (HEIGHT - PLOT.top - PLOT.bottom);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = y(part * top);
    return (
      `<line x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${at}" y2="${at}" class="grid"/>` +
      text(PLOT.left - 6, at + 4, String(Math.round(part * top * 10) / 10), 'tick end')
    );
  });
  const ticks = peers
    .filter((n) => n === 1 || n >= 8)
    .map((n) => text(x(n), HEIGHT - PLOT.bottom + 16, String(n), 'tick middle'));
  const drawn = [...lines].map(([name, values]) => {
    const points = values.map(
      (value, at) => `${x(peers[at] ?? 0).toFixed(1)},${y(value).toFixed(1)}`,
    );
    const dots = points.map((point) => {
      const [cx, cy] = point.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="2.5"/>`;
    });
    return `<g class="${name}"><polyline points="${points.join(' ')}"/>${dots.join('')}</g>`;
  });
  return [
    `<g transform="translate(${offset} 0)">`,
    text(PLOT.left, 20, `${title}, ${unit}`, 'title'),
    ...grid,
    ...ticks,
    text(PLOT.left, HEIGHT - 10, 'remote publishers', 'tick'),
    ...drawn,
    '</g>',
  ].join('\n');
}

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.tick { fill: #59636e; font-size: 11px; }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.grid { stroke: #d1d9e0; stroke-width: 1; }
polyline { fill: none; stroke-width: 2; }
.native polyline { stroke: #b4463c; } .native circle, .native rect { fill: #b4463c; }
.native-sub polyline { stroke: #a15c00; stroke-dasharray: 4 3; } .native-sub circle, .native-sub rect { fill: #a15c00; }
.taro polyline { stroke: #0b7a6b; } .taro circle, .taro rect { fill: #0b7a6b; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; } .tick { fill: #9198a1; } .grid { stroke: #3d444d; }
  .native polyline { stroke: #ff8a80; } .native circle, .native rect { fill: #ff8a80; }
  .native-sub polyline { stroke: #f0b35a; } .native-sub circle, .native-sub rect { fill: #f0b35a; }
  .taro polyline { stroke: #4fd1b8; } .taro circle, .taro rect { fill: #4fd1b8; }
}`;

/** An SVG of two panels: the time until everybody is heard, and the bytes set for a join. */
export function chart(results: Results): string {
  const names = apps.map(({ name }) => name);
  const peersOf = (byPeers: object) =>
    Object.keys(byPeers)
      .map(Number)
      .sort((a, b) => a - b);
  const lines = (peers: readonly number[], value: (peers: string, name: AppName) => number) =>
    new Map(names.map((name) => [name, peers.map((n) => value(String(n), name))]));
  const timed = peersOf(results.times);
  const counted = peersOf(results.costs);
  const panels: Panel[] = [
    {
      title: 'Join tap until the last is heard',
      unit: 'ms',
      peers: timed,
      lines: lines(timed, (n, name) => medianOf(results.times[n]![name], (t) => t.lastPlaying)),
    },
    {
      title: 'setData of a join',
      unit: 'KB',
      peers: counted,
      lines: lines(counted, (n, name) => results.costs[n]![name].join.bytes / 1000),
    },
  ];
  const width = 2 * WIDTH + GAP;
  const legend = apps.map(
    ({ name, title }, at) =>
      `<g class="${name}" transform="translate(${PLOT.left + at * 150} ${HEIGHT + 4})">` +
      `<rect width="12" height="12" rx="2"/>${text(18, 10, title, 'tick')}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + 26}" role="img" aria-label="Growth with the number of remote publishers">`,
    `<style>${STYLE}</style>`,
    ...panels.map((one, at) => panel(one, at * (WIDTH + GAP))),
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}
