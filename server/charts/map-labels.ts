import { CHARACTER_EM } from './wrapping.ts';

/** A point or middle of a province on a map, with the words that belong to it. Pixels from the top left. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Lines. */
  readonly words: string;
}

/** Where the words of it stand: from `x` on to the right (`left`) or to the left (`right`), around `y`. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly align: 'left' | 'right';
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

export const LABEL_FONT_PX = 12;
export const LABEL_LINE_PX = 14;
/** Between a point and its words. */
const AWAY_PX = 12;
/** Above or below a point by as many times half of its words, at the most. */
const FAR = 1.7;
/** Half of what a point takes. */
const POINT_PX = 6;

/**
 * Names for the first of a list, as many as `most`, each where it neither leaves the map nor lies over another name or over a point of
 * `avoided`; those for which there is no such place have none. The first get the best places.
 */
export function placedLabels(
  all: readonly Labelled[],
  avoided: readonly Pick<Labelled, 'x' | 'y'>[],
  size: { readonly width: number; readonly height: number },
  most: number,
): PlacedLabel[] {
  const taken = avoided.map(pointBox);
  const placed: PlacedLabel[] = [];
  for (const one of all) {
    if (placed.length === most) break;
    const free = placesFor(one, size).find(place => {
      const box = labelBox(place);
      return isInside(box, size) && !taken.some(other => overlap(other, box));
    });
    if (!free) continue;
    placed.push(free);
    taken.push(labelBox(free));
  }
  return placed;
}

/** On the side with more room first, level with the point, then above and below it. */
function placesFor({ x, y, words }: Labelled, { width }: { readonly width: number }): PlacedLabel[] {
  const sides = x < width / 2 ? ([1, -1] as const) : ([-1, 1] as const);
  const half = (words.split('\n').length * LABEL_LINE_PX) / 2;
  return [0, -1, 1, -FAR, FAR].flatMap(up =>
    sides.map(
      (side): PlacedLabel => ({
        x: x + side * AWAY_PX,
        y: y + up * half,
        words,
        align: side === 1 ? 'left' : 'right',
      }),
    ),
  );
}

function labelBox({ x, y, words, align }: PlacedLabel): Box {
  const lines = words.split('\n');
  const long = Math.max(...lines.map(({ length }) => length)) * LABEL_FONT_PX * CHARACTER_EM;
  const half = (lines.length * LABEL_LINE_PX) / 2;
  return {
    west: align === 'left' ? x : x - long,
    east: align === 'left' ? x + long : x,
    north: y - half,
    south: y + half,
  };
}

function pointBox({ x, y }: Pick<Labelled, 'x' | 'y'>): Box {
  return { west: x - POINT_PX, east: x + POINT_PX, north: y - POINT_PX, south: y + POINT_PX };
}

function isInside({ west, east, north, south }: Box, { width, height }: { width: number; height: number }) {
  return west >= 0 && east <= width && north >= 0 && south <= height;
}

function overlap(one: Box, other: Box): boolean {
  return one.west < other.east && other.west < one.east && one.north < other.south && other.north < one.south;
}
