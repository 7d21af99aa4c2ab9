import type { CarbonTarget, PackageResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure } from './figures.ts';
import type { Language } from './labels.ts';
import { INK, SERIES_COLOURS } from './palette.ts';
import { dashes, legendColumns, legendLines, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Emissions of every package by year, beside the base and the target. */
export const co2Target: Chart = {
  needsSeries: false,
  applies: ({ report }) => report.packages.some(hasTarget),
  text: ({ result, language }) => ({
    title: TITLE[language],
    reading: readingOf(result.report.packages.filter(hasTarget), language),
  }),
  view: viewOf,
};

const TITLE = { nl: 'Uitstoot tegen het doel', en: 'Emissions against the target' };
/** More packages than there are colours cannot be told apart: the best ranked are drawn. */
const MOST = SERIES_COLOURS.length;

type Aimed = PackageResult & { readonly carbonTarget: CarbonTarget };

function hasTarget(one: PackageResult): one is Aimed {
  return one.carbonTarget !== undefined;
}

function readingOf(packages: readonly Aimed[], language: Language): string {
  const [first] = packages;
  if (!first) return '';
  const { year, targetTon } = first.carbonTarget;
  const met = packages.filter(({ carbonTarget }) => carbonTarget.isMet);
  const goal = figure(targetTon, language);
  const lowest = packages.reduce((one, other) =>
    other.carbonTarget.tonInYear < one.carbonTarget.tonInYear ? other : one,
  );
  const ton = figure(lowest.carbonTarget.tonInYear, language);
  if (language === 'nl')
    return `Het doel voor ${year} is ${goal} t CO₂; van de ${packages.length} pakketten ${met.length < 2 ? `haalt ${met.length === 0 ? 'er geen' : 'er één'} dat` : `halen er ${met.length} dat`}, het laagst komt ${lowest.title.nl} met ${ton} t.`;
  return `The target for ${year} is ${goal} t CO₂; of the ${packages.length} packages ${met.length === 0 ? 'none meets' : met.length === 1 ? 'one meets' : `${met.length} meet`} it, and ${lowest.title.en} comes lowest with ${ton} t.`;
}

function viewOf({ result, language, width }: Scene) {
  const packages = result.report.packages
    .filter(hasTarget)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST);
  const { year, targetTon, baseTon } = packages[0]!.carbonTarget;
  const labels = packages.map(({ title }) => title[language]);
  const values = packages.flatMap(({ title, carbonTarget }) =>
    pointsOf(carbonTarget).map(point => ({
      label: title[language],
      year: point.year,
      v: drawn(point.ton / KILO),
    })),
  );
  const years = [...new Set([...values.map(point => point.year), year])].sort((a, b) => a - b);
  const [from, until] = [years[0]!, years.at(-1)!];
  const names = {
    target: language === 'nl' ? `Doel ${year}` : `Target ${year}`,
    base: language === 'nl' ? 'Uitgangswaarde' : 'Base',
  };
  const lines = [...level(names.target, targetTon, from, until), ...level(names.base, baseTon, from, until)];
  const title = language === 'nl' ? 'Uitstoot (kt CO₂ per jaar)' : 'Emissions (kt CO₂ per year)';
  const room = Math.max(1, until - from) * 0.05;
  const x = {
    field: 'year',
    type: 'quantitative',
    title: null,
    scale: { domain: [from - room, until + room], nice: false },
    axis: { values: years, format: 'd', grid: false },
  };
  const y = quantity('v', title, { scale: { zero: true } });
  return {
    height: 260,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    resolve: { legend: { color: 'independent', strokeDash: 'independent' } },
    layer: [
      {
        data: { values },
        mark: { type: 'line', strokeWidth: 2.5, point: { size: 70, filled: true } },
        encoding: {
          x,
          y,
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: SERIES_COLOURS.slice(0, labels.length) },
            legend: {
              columns: legendColumns(width, labels),
              symbolType: 'stroke',
              symbolStrokeWidth: 3,
              ...legendLines(width, labels),
            },
          },
        },
      },
      {
        data: { values: lines },
        mark: { type: 'line', color: INK, strokeWidth: 1.5 },
        encoding: { x, y, strokeDash: dashes([names.target, names.base], width) },
      },
    ],
  };
}

const KILO = 1000;

/** Computed years, and the year of the target, to which the last goes on. */
function pointsOf({ byYear, year, tonInYear }: CarbonTarget) {
  const points = byYear.some(point => point.year === year) ? byYear : [...byYear, { year, ton: tonInYear }];
  return [...points].sort((a, b) => a.year - b.year);
}

function level(line: string, ton: number, from: number, until: number) {
  return [from, until].map(year => ({ line, year, v: drawn(ton / KILO) }));
}
