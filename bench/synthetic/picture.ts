import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyntheticYear } from '../../data/index.ts';
import type { Axis } from '../../engine/index.ts';
import { renderPng } from '../../server/charts/png.ts';
import type { Figures } from '../benchmark.ts';
import { realYears } from './real-prices.ts';
import { mean, meansBy } from './series.ts';

interface Priced {
  readonly axis: Axis;
  readonly priceEurPerMwh: Float64Array;
}
interface Point {
  readonly panel: string;
  readonly who: string;
  readonly x: number;
  readonly eurPerMwh: number;
}

const isSummer = ({ month }: Axis, t: number) => month[t]! >= 3 && month[t]! <= 8;
const PANELS: readonly { name: string; keys: number; key: (axis: Axis, t: number) => number }[] = [
  {
    name: 'hour, April-September',
    keys: 24,
    key: (axis, t) => (isSummer(axis, t) ? axis.hourOfDay[t]! : -1),
  },
  { name: 'hour, October-March', keys: 24, key: (axis, t) => (isSummer(axis, t) ? -1 : axis.hourOfDay[t]!) },
  { name: 'month', keys: 12, key: (axis, t) => axis.month[t]! },
];

/** Profiles by hour and month of the synthetic years over those of the real ones, as PNG in a new temporary folder. */
export async function drawProfiles(years: readonly SyntheticYear[]): Promise<Figures> {
  const real = realYears() ?? [];
  const values = PANELS.flatMap(panel => [
    ...real.flatMap(year => points(panel, `${year.year}`, profile(panel, year))),
    ...points(panel, 'synthetic', meanProfile(years.map(year => profile(panel, year)))),
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'speelruimte-synthetic-')), 'profiles.png');
  writeFileSync(file, await renderPng(chart(values) as Parameters<typeof renderPng>[0]));
  return { file, realYears: real.length };
}

function profile({ keys, key }: (typeof PANELS)[number], { axis, priceEurPerMwh }: Priced): Float64Array {
  return meansBy(priceEurPerMwh, keys, t => key(axis, t));
}

function meanProfile(profiles: readonly Float64Array[]): Float64Array {
  return profiles[0]!.map((_, k) => mean(profiles.map(one => one[k]!)));
}

function points({ name }: (typeof PANELS)[number], who: string, values: Float64Array): Point[] {
  return Array.from(values, (eurPerMwh, x) => ({ panel: name, who, x, eurPerMwh }));
}

function chart(values: readonly Point[]) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    facet: { column: { field: 'panel', type: 'nominal', title: null } },
    spec: {
      width: 330,
      height: 260,
      mark: 'line',
      encoding: {
        x: { field: 'x', type: 'quantitative', title: null },
        y: { field: 'eurPerMwh', type: 'quantitative', title: 'EUR/MWh' },
        color: { field: 'who', type: 'nominal', title: null },
        strokeWidth: { condition: { test: "datum.who === 'synthetic'", value: 3 }, value: 1.2 },
      },
    },
    resolve: { scale: { x: 'independent' } },
  };
}
