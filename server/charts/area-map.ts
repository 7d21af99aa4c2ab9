import { provinceStrips } from '../../data/index.ts';
import type { FlexArea } from '../../scenarios/index.ts';
import type { FlexScene } from './flex-scene.ts';
import type { Language } from './labels.ts';
import { INK } from './palette.ts';
import { drawn } from './thinning.ts';

/** An area on the map with the figure that colours it; null: there is none. */
export interface MapPoint {
  readonly area: FlexArea;
  readonly value: number | null;
  /** Under its name. */
  readonly words: string;
}

/** Neighbours differ; the shade itself means nothing. */
const SHADES: Readonly<Record<string, number>> = {
  Groningen: 0.12,
  Fryslân: 0.18,
  Drenthe: 0.24,
  Overijssel: 0.18,
  Flevoland: 0.12,
  Gelderland: 0.24,
  Utrecht: 0.12,
  'Noord-Holland': 0.24,
  'Zuid-Holland': 0.18,
  Zeeland: 0.24,
  'Noord-Brabant': 0.12,
  Limburg: 0.18,
};

const EXTENT = { west: 3.2, east: 7.4, south: 50.7, north: 53.62 };
/** Width to height on the ground at 52 degrees north: a degree of longitude is that part of one of latitude. */
const NARROWING = Math.cos((52 * Math.PI) / 180);
const WIDEST_PX = 420;
const UNKNOWN_PX = 300;
const AROUND_PX = 20;
/** Names of more areas would lie over each other; the list has them. */
const MOST_NAMES = 8;
/** East of it names stand left of their point, so that they stay on the map. */
const MIDDLE = 5.6;

/** Areas as coloured points over the provinces; those without a figure are open. The list beside it has them all. */
export function mapOf(
  points: readonly MapPoint[],
  { width, language }: Pick<FlexScene, 'width' | 'language'>,
  colour: Readonly<Record<string, unknown>>,
) {
  const px = width === 'container' ? UNKNOWN_PX : Math.min(WIDEST_PX, width - AROUND_PX);
  const { west, east, south, north } = EXTENT;
  const x = place('longitude', [west, east]);
  const y = place('latitude', [south, north]);
  const rows = points.flatMap(({ area: { title, place: at, name }, value, words }) => {
    if (!at) return [];
    return [
      {
        ...at,
        v: value === null ? null : drawn(value),
        name,
        words: `${title[language]}\n${words}`,
        isEast: at.longitude > MIDDLE,
      },
    ];
  });
  const known = rows.filter(({ v }) => v !== null);
  const open = rows.filter(({ v }) => v === null).map(({ v: _, ...row }) => row);
  const names = rows.length > MOST_NAMES ? [] : rows;
  const point = {
    type: 'point',
    size: rows.length > MOST_NAMES ? 90 : 220,
    stroke: INK,
    strokeWidth: 1,
    opacity: 1,
  };
  return {
    width: px,
    height: Math.round((px * (north - south)) / ((east - west) * NARROWING)),
    layer: [
      ...land(x, y),
      { data: { values: known }, mark: { ...point, filled: true }, encoding: { x, y, color: colour } },
      { data: { values: open }, mark: { ...point, filled: false }, encoding: { x, y } },
      ...[false, true].map(isEast => ({
        data: { values: names.filter(one => one.isEast === isEast).map(({ v: _, ...row }) => row) },
        mark: {
          type: 'text',
          align: isEast ? 'right' : 'left',
          baseline: 'middle',
          dx: isEast ? -13 : 13,
          lineBreak: '\n',
          lineHeight: 14,
          fontSize: 12,
          aria: false,
        },
        encoding: { x, y, text: { field: 'words' } },
      })),
    ],
  };
}

function place(field: string, domain: readonly number[]) {
  return {
    field,
    type: 'quantitative',
    axis: null,
    title: null,
    scale: { domain, nice: false, zero: false },
  };
}

function land(x: object, y: object) {
  const shades = [...new Set(Object.values(SHADES))];
  return shades.map(opacity => ({
    data: {
      values: provinceStrips()
        .filter(({ province }) => SHADES[province] === opacity)
        .map(({ west, east, south, north }) => ({
          west: drawn(west),
          east: drawn(east),
          south: drawn(south),
          north: drawn(north),
        })),
    },
    mark: { type: 'rect', color: '#808080', opacity, aria: false },
    encoding: {
      x: { ...x, field: 'west' },
      x2: { field: 'east' },
      y: { ...y, field: 'south' },
      y2: { field: 'north' },
    },
  }));
}

/** What the map does not mean, and of when its figures are. */
export function mapNote(areas: readonly FlexArea[], language: Language): string {
  const origins = [...new Set(areas.map(({ origin }) => origin[language]))].join('; ');
  const off = areas.filter(({ place: at }) => at === null).length;
  if (language === 'nl') {
    const missing =
      off === 0 ? '' : ` ${off} ${off === 1 ? 'gebied heeft' : 'gebieden hebben'} geen plaats: zie de lijst.`;
    return `Een punt is het midden van een gebied, niet de grens ervan, en belooft niemand een aansluiting.${missing} Gegevens: ${origins}.`;
  }
  const missing = off === 0 ? '' : ` ${off} ${off === 1 ? 'area has' : 'areas have'} no place: see the list.`;
  return `A point is the middle of an area, not its border, and promises nobody a connection.${missing} Data: ${origins}.`;
}
