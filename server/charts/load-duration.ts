import type { SeriesTable } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure } from './figures.ts';
import { columnsOf, highest, importOf, lowest, named, sum } from './flows.ts';
import { variantTitle, WORDS } from './labels.ts';
import { SERIES_COLOURS } from './palette.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { MOST_CURVES } from './series-needed.ts';
import { drawn, thinned } from './thinning.ts';

/** Import sorted from high to low, for the variants of a year at hand, against the contract. */
export const loadDuration: Chart = {
  needsSeries: true,
  applies: result => result.variants.some(({ status }) => status !== 'infeasible'),
  text: scene => (scene.table ? textOf(scene, scene.table) : { title: TITLE[scene.language], reading: '' }),
  view: scene => (scene.table ? viewOf(scene, scene.table) : null),
};

const TITLE = {
  nl: 'Belastingduurkromme van de aansluiting',
  en: 'Load duration curve of the connection',
};
/** A sorted curve is smooth: a point every few pixels draws it. */
const CURVE_POINTS = 500;
/** Import counts as standing at its limit within this, as in the figures of the run. */
const AT_LIMIT_MW = 1e-6;

function sortedImport(table: SeriesTable, site: string | undefined): Float64Array {
  return importOf(columnsOf(table, site), table.steps).sort().reverse();
}

function limitOf(table: SeriesTable, site: string | undefined): Float64Array {
  return sum(named(columnsOf(table, site), 'importLimit'), table.steps);
}

function textOf({ language, site, result, variant }: Scene, table: SeriesTable) {
  const stepHours = table.stepMinutes / 60;
  const imports = importOf(columnsOf(table, site), table.steps);
  const limit = limitOf(table, site);
  const peakMw = highest(imports);
  const halfMw = peakMw / 2;
  let full = 0;
  let half = 0;
  for (let t = 0; t < imports.length; t++) {
    if (imports[t]! > 0 && imports[t]! >= limit[t]! - AT_LIMIT_MW) full += stepHours;
    if (imports[t]! > halfMw) half += stepHours;
  }
  const name = variantTitle(variant.name, result.report.packages, language);
  const amount = (value: number) => figure(value, language);
  const share = amount((100 * half) / (table.steps * stepHours));
  const reading =
    language === 'nl'
      ? `${name}: de afname piekt op ${amount(peakMw)} MW, staat ${amount(full)} uur op of boven de grens van het contract en komt ${share} % van de tijd boven de helft van de piek.`
      : `${name}: import peaks at ${amount(peakMw)} MW, stands at or above the contract's limit for ${amount(full)} hours and is above half of the peak ${share} % of the time.`;
  return { title: TITLE[language], reading };
}

function viewOf(scene: Scene, table: SeriesTable) {
  const { language, width, site, result, variant } = scene;
  const others = scene.tables.filter(other => other !== table).slice(0, MOST_CURVES - 1);
  const shown = scene.tables.filter(one => one === table || others.includes(one));
  const titles = shown.map(one => variantTitle(one.variant, result.report.packages, language));
  const stepHours = table.stepMinutes / 60;
  const order = result.variants.filter(({ year }) => year === variant.year).map(({ name }) => name);
  const colours = shown.map(one => SERIES_COLOURS[order.indexOf(one.variant) % SERIES_COLOURS.length]!);
  const curves = shown.flatMap((one, i) =>
    curveOf(sortedImport(one, site), stepHours, titles[i]!, one === table),
  );
  return {
    height: 240,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    encoding: {
      x: quantity('hours', WORDS.hours[language], {
        scale: { domain: [0, table.steps * stepHours], nice: false },
      }),
    },
    layer: [
      {
        data: { values: curves },
        mark: { type: 'line', aria: false },
        encoding: {
          y: quantity('mw', WORDS.importRange[language], { scale: { zero: true } }),
          color: {
            field: 'variant',
            type: 'nominal',
            title: null,
            scale: { domain: titles, range: colours },
            legend: {
              columns: legendColumns(width, titles),
              ...legendLines(width, titles),
              symbolType: 'stroke',
              symbolStrokeWidth: 3,
            },
          },
          strokeWidth: {
            field: 'isChosen',
            type: 'nominal',
            legend: null,
            scale: { domain: [true, false], range: [3, 1.5] },
          },
        },
      },
      ...contractLayers(scene, limitOf(table, site)),
    ],
  };
}

function curveOf(sorted: Float64Array, stepHours: number, variant: string, isChosen: boolean) {
  const points = thinned(sorted, CURVE_POINTS).map(t => ({
    hours: t * stepHours,
    mw: drawn(sorted[t]!),
    variant,
    isChosen,
  }));
  const end = { hours: sorted.length * stepHours, mw: drawn(sorted.at(-1)!), variant, isChosen };
  return [...points, end];
}

/** The contract as a dashed line with its name on it; two where it is not the same all year. */
function contractLayers({ language }: Scene, limit: Float64Array) {
  const high = highest(limit);
  const low = lowest(limit);
  const isConstant = high - low < 1e-9;
  const lines = isConstant
    ? [{ mw: high, label: WORDS.importLimit[language] }]
    : [
        { mw: high, label: WORDS.highestLimit[language] },
        { mw: low, label: WORDS.lowestLimit[language] },
      ];
  const values = lines.map(({ mw, label }) => ({
    mw: drawn(mw),
    label: `${label} ${figure(mw, language)} MW`,
  }));
  const y = { field: 'mw', type: 'quantitative' };
  return [
    { data: { values }, mark: { type: 'rule', strokeDash: [6, 4], aria: false }, encoding: { x: null, y } },
    {
      data: { values },
      mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -4, dx: -4, aria: false },
      encoding: { x: { value: { expr: 'width' } }, y, text: { field: 'label' } },
    },
  ];
}
