import { provinceStrips } from '../../data/index.ts';
import type { FlexArea } from '../../scenarios/index.ts';
import type { FlexScene } from './flex-scene.ts';
import type { Language } from './labels.ts';
import { LABEL_FONT_PX, LABEL_LINE_PX, placedLabels } from './map-labels.ts';
import { INK, PAPER } from './palette.ts';
import { drawn } from './thinning.ts';

/** An area on the map with the figure that colours it; null: there is none. Without a place it colours its province. */
export interface MapPoint {
  readonly area: Pick<FlexArea, 'name' | 'title' | 'place' | 'province'>;
  readonly value: number | null;
  /** Under its name. */
  readonly words: string;
}

export interface MapLook {
  readonly colour: Readonly<Record<string, unknown>>;
  /** The value of a province from those of its areas. */
  readonly together: (values: readonly number[]) => number;
  /** Which are named first where not all can be. */
  readonly worst: 'lowest' | 'highest';
  readonly write: (value: number) => string;
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
/** Of so many areas every name that finds a place is on the map; of more those that are worst off, and they are not told apart by size. */
const FEW = 8;
const MOST_NAMES = 12;
/** Area of a point by how many there are, square pixels. */
const POINT_PX2 = { few: 220, many: 90, crowd: 36 } as const;
const CROWD = 60;

/**
 * Areas as coloured points over the provinces; those without a figure are open. Where names would lie over each other the worst
 * are named; every point tells its own when it is pointed at, and the list has them all.
 */
export function mapOf(
  points: readonly MapPoint[],
  { width, language }: Pick<FlexScene, 'width' | 'language'>,
  { colour, together, worst, write }: MapLook,
) {
  const px = width === 'container' ? UNKNOWN_PX : Math.min(WIDEST_PX, width - AROUND_PX);
  const { west, east, south, north } = EXTENT;
  const size = { width: px, height: Math.round((px * (north - south)) / ((east - west) * NARROWING)) };
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
      },
    ];
  });
  const provinces = provincesOf(points, together);
  const known = inOrder(rows.filter(hasValue), worst).reverse();
  const open = rows.filter(({ v }) => v === null).map(({ v: _, ...row }) => row);
  const named = rows.length > FEW ? worstOf(known.toReversed()) : [...known, ...open];
  const labels = labelsOf(named, provinceLabels(provinces, write), size);
  const crowd = rows.length > CROWD ? POINT_PX2.crowd : POINT_PX2.many;
  const point = {
    type: 'point',
    size: rows.length > FEW ? crowd : POINT_PX2.few,
    stroke: INK,
    strokeWidth: rows.length > CROWD ? 0.5 : 1,
    opacity: 1,
  };
  const tooltip = { field: 'words' };
  return {
    ...size,
    layer: [
      ...land(x, y, provinces),
      ...coloured(x, y, provinces, colour),
      {
        data: { values: known },
        mark: { ...point, filled: true },
        encoding: { x, y, color: colour, tooltip },
      },
      { data: { values: open }, mark: { ...point, filled: false }, encoding: { x, y, tooltip } },
      ...(['left', 'right'] as const).flatMap(align => [
        nameLayer(x, y, labels, align, { stroke: PAPER, strokeWidth: 4, strokeJoin: 'round' }),
        nameLayer(x, y, labels, align, {}),
      ]),
    ],
  };
}

/** Names are drawn twice: first what keeps them apart from the points under them. */
function nameLayer(
  x: object,
  y: object,
  labels: ReturnType<typeof labelsOf>,
  align: 'left' | 'right',
  around: object,
) {
  return {
    data: { values: labels.filter(one => one.align === align).map(({ align: _, ...one }) => one) },
    mark: {
      type: 'text',
      align,
      baseline: 'middle',
      lineBreak: '\n',
      lineHeight: LABEL_LINE_PX,
      fontSize: LABEL_FONT_PX,
      aria: false,
      ...around,
    },
    encoding: { x, y, text: { field: 'words' } },
  };
}

interface Row {
  readonly latitude: number;
  readonly longitude: number;
  readonly words: string;
}
interface ValueRow extends Row {
  readonly v: number;
}

function hasValue<T extends { readonly v: number | null }>(row: T): row is T & { readonly v: number } {
  return row.v !== null;
}

function inOrder<T extends ValueRow>(rows: readonly T[], worst: MapLook['worst']): T[] {
  return rows.toSorted((a, b) => (worst === 'lowest' ? a.v - b.v : b.v - a.v));
}

/** Those that are worse than all but the first few: where more are as bad, none of them is told apart. */
function worstOf(rows: readonly ValueRow[]): readonly ValueRow[] {
  const next = rows[MOST_NAMES];
  return rows.slice(0, MOST_NAMES).filter(({ v }) => v !== next?.v);
}

/** Names of the points, the worst first, then those of provinces; where they stand, in degrees. */
function labelsOf(rows: readonly Row[], provinces: readonly Row[], size: { width: number; height: number }) {
  const { west, east, south, north } = EXTENT;
  const perX = size.width / (east - west);
  const perY = size.height / (north - south);
  const onPicture = ({ latitude, longitude, words }: Row) => ({
    x: (longitude - west) * perX,
    y: (north - latitude) * perY,
    words,
  });
  const points = rows.map(onPicture);
  return placedLabels([...points, ...provinces.map(onPicture)], points, size, MOST_NAMES).map(
    ({ x, y, words, align }) => ({
      longitude: drawn(west + x / perX),
      latitude: drawn(north - y / perY),
      words,
      align,
    }),
  );
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

/** Values of provinces that have areas without a place, taken together. */
function provincesOf(points: readonly MapPoint[], together: MapLook['together']): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const { area, value } of points)
    if (!area.place && area.province !== null && value !== null)
      values.set(area.province, [...(values.get(area.province) ?? []), value]);
  return new Map([...values].map(([province, all]) => [province, together(all)]));
}

/** In the middle of each coloured province. */
function provinceLabels(provinces: ReadonlyMap<string, number>, write: MapLook['write']) {
  return [...provinces].map(([province, value]) => {
    const strips = provinceStrips().filter(one => one.province === province);
    const mean = (of: (strip: (typeof strips)[number]) => number) =>
      strips.reduce((sum, strip) => sum + of(strip), 0) / strips.length;
    const longitude = drawn(mean(({ west, east }) => (west + east) / 2));
    const latitude = drawn(mean(({ south, north }) => (south + north) / 2));
    return { latitude, longitude, words: `${province}\n${write(value)}` };
  });
}

function rectangles(of: (province: string) => Readonly<Record<string, number>> | null) {
  return provinceStrips().flatMap(({ province, west, east, south, north }) => {
    const more = of(province);
    if (!more) return [];
    return [{ west: drawn(west), east: drawn(east), south: drawn(south), north: drawn(north), ...more }];
  });
}

function stripPlace(x: object, y: object) {
  return {
    x: { ...x, field: 'west' },
    x2: { field: 'east' },
    y: { ...y, field: 'south' },
    y2: { field: 'north' },
  };
}

function land(x: object, y: object, provinces: ReadonlyMap<string, number>) {
  const shades = [...new Set(Object.values(SHADES))];
  return shades.map(opacity => ({
    data: {
      values: rectangles(province => (SHADES[province] === opacity && !provinces.has(province) ? {} : null)),
    },
    mark: { type: 'rect', color: '#808080', opacity, aria: false },
    encoding: stripPlace(x, y),
  }));
}

function coloured(x: object, y: object, provinces: ReadonlyMap<string, number>, color: object) {
  if (provinces.size === 0) return [];
  return [
    {
      data: {
        values: rectangles(province => {
          const value = provinces.get(province);
          return value === undefined ? null : { v: drawn(value) };
        }),
      },
      mark: { type: 'rect', opacity: 0.8, aria: false },
      encoding: { ...stripPlace(x, y), color },
    },
  ];
}

/** What the map does not mean, and of when its figures are. */
export function mapNote(areas: readonly FlexArea[], language: Language): string {
  const origins = [...new Set(areas.map(({ origin }) => origin[language]))].join('; ');
  const off = areas.filter(one => !isPlaced(one)).length;
  const hasPoints = areas.some(({ place: at }) => at !== null);
  const hasProvinces = areas.some(({ place: at, province }) => at === null && province !== null);
  if (language === 'nl') {
    const point = hasPoints ? ' Een punt is het midden van een gebied, niet de grens ervan.' : '';
    const whole = hasProvinces ? ' Een gebied zonder plaats kleurt zijn hele provincie.' : '';
    const missing =
      off === 0
        ? ''
        : ` ${off} ${off === 1 ? 'gebied staat' : 'gebieden staan'} niet op de kaart: zie de lijst.`;
    const named =
      areas.length > FEW
        ? ' Bij de krapste gebieden staat de naam, voor zover die past; de lijst heeft ze alle.'
        : '';
    return `De kaart belooft niemand een aansluiting.${point}${whole}${named}${missing} Gegevens: ${origins}.`;
  }
  const point = hasPoints ? ' A point is the middle of an area, not its border.' : '';
  const whole = hasProvinces ? ' An area without a place colours its whole province.' : '';
  const missing =
    off === 0 ? '' : ` ${off} ${off === 1 ? 'area is' : 'areas are'} not on the map: see the list.`;
  const named =
    areas.length > FEW ? ' The areas worst off are named, as far as that fits; the list has them all.' : '';
  return `The map promises nobody a connection.${point}${whole}${named}${missing} Data: ${origins}.`;
}

/** It has a place on the map, or a province. */
export function isPlaced({ place: at, province }: FlexArea): boolean {
  return at !== null || province !== null;
}
