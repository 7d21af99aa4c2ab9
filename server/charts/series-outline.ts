import { type DataSet, outlineOf } from '../../data/index.ts';

const BARS = [...'▁▂▃▄▅▆▇█'];
const SVG = { width: 640, height: 140, margin: 8, top: 20, bottom: 120, points: 320 } as const;

/** Swedish writes dates as ISO 8601 does; the clock is the Dutch one. */
const LOCAL_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** A row of bars, one per value, from the lowest to the highest; all of one height where they are the same. */
export function sparkline(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const barOf = (value: number) =>
    high === low ? BARS[3]! : BARS[Math.round(((value - low) / (high - low)) * (BARS.length - 1))]!;
  return values.map(barOf).join('');
}

/** A small drawing of a data set: the band between lowest and highest, the mean in it, and the line of nil where it lies within. */
export function outlineSvg(set: DataSet): string {
  const { lowest, mean, highest } = outlineOf(set.values, SVG.points);
  const [low, high] = [Math.min(...lowest), Math.max(...highest)];
  const span = high - low || 1;
  const { width, height, margin, top: upper, bottom: lower } = SVG;
  const x = (k: number) => margin + ((width - 2 * margin) * (k + 0.5)) / mean.length;
  const y = (value: number) => lower - ((lower - upper) * (value - low)) / span;
  const place = (k: number, value: number) => `${x(k).toFixed(1)},${y(value).toFixed(1)}`;
  const top = highest.map((value, k) => place(k, value));
  const bottom = lowest.map((value, k) => place(k, value)).reverse();
  const line = mean.map((value, k) => place(k, value));
  const nil =
    low < 0 && high > 0
      ? `<path d="M${margin},${y(0).toFixed(1)}H${width - margin}" stroke="#888" stroke-dasharray="3 3"/>`
      : '';
  const range = `${low} .. ${high} ${set.unit}`;
  const title = escaped(`${set.name}: ${range}, ${set.steps} x ${set.stepMinutes} min`);
  const day = (ms: number) => LOCAL_DAY.format(ms);
  const endMs = set.startMs + set.steps * set.stepMinutes * 60_000;
  const label = (x: number, y: number, anchor: 'start' | 'end', text: string) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="sans-serif" font-size="11" fill="#555">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" fill="none">`,
    `<title>${title}</title>`,
    `<path d="M${[...top, ...bottom].join('L')}Z" fill="#9bbdd6"/>`,
    nil,
    `<path d="M${line.join('L')}" stroke="#15466b" stroke-width="1.2"/>`,
    label(margin, upper - 6, 'start', range),
    label(margin, height - 4, 'start', day(set.startMs)),
    label(width - margin, height - 4, 'end', day(endMs)),
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
}
