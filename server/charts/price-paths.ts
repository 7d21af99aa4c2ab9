import type { PathPrices, PathResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure } from './figures.ts';
import type { Language } from './labels.ts';
import { quantity, stacked } from './panels.ts';
import { pathColour } from './path-colours.ts';
import { drawn } from './thinning.ts';

/** Prices of CO2, power and gas by year in every path. */
export const pricePaths: Chart = {
  needsSeries: false,
  applies: ({ report }) => (report.paths ?? []).length > 0,
  text: ({ result, language }) => ({
    title: language === 'nl' ? 'De prijspaden' : 'The price paths',
    reading: readingOf(result.report.paths!, language),
  }),
  view: viewOf,
};

type Read = (prices: PathPrices) => number | null;

const PRICES: readonly { readonly of: Read; readonly title: Readonly<Record<Language, string>> }[] = [
  { of: ({ co2EurPerTon }) => co2EurPerTon, title: { nl: 'CO₂ (EUR/t)', en: 'CO₂ (EUR/t)' } },
  {
    of: ({ powerEurPerMwh }) => powerEurPerMwh,
    title: { nl: 'Stroom, gemiddeld (EUR/MWh)', en: 'Power, mean (EUR/MWh)' },
  },
  {
    of: ({ gasEurPerMwh }) => gasEurPerMwh,
    title: { nl: 'Gas, onderwaarde (EUR/MWh)', en: 'Gas, lower heating value (EUR/MWh)' },
  },
];

function readingOf(paths: readonly PathResult[], language: Language): string {
  const lastYear = Math.max(...paths.flatMap(({ prices }) => prices.map(({ year }) => year)));
  const last = paths.flatMap(({ prices }) => prices.filter(({ year }) => year === lastYear));
  const span = (of: Read) => {
    const known = last.map(of).filter(price => price !== null);
    if (known.length === 0) return null;
    const [low, high] = [Math.min(...known), Math.max(...known)].map(price => figure(price, language));
    if (low === high) return low;
    return language === 'nl' ? `${low} tot ${high}` : `${low} to ${high}`;
  };
  const [co2, power, gas] = PRICES.map(({ of }) => span(of));
  if (language === 'nl') {
    const ofGas = gas === null ? '' : `, gas ${gas} EUR/MWh`;
    return `In ${lastYear} kost CO₂ ${co2} EUR/t, stroom gemiddeld ${power} EUR/MWh${ofGas}, over ${paths.length} paden.`;
  }
  const ofGas = gas === null ? '' : `, gas ${gas} EUR/MWh`;
  return `In ${lastYear} CO₂ costs ${co2} EUR/t, power ${power} EUR/MWh on average${ofGas}, over ${paths.length} paths.`;
}

function viewOf({ result, language, width }: Scene) {
  const paths = result.report.paths!;
  // A price that is nil everywhere has no axis.
  const isPriced = ({ of }: (typeof PRICES)[number]) => paths.some(({ prices }) => prices.some(of));
  const shown = PRICES.filter(isPriced);
  if (shown.length === 0) return null;
  const years = [...new Set(paths.flatMap(({ prices }) => prices.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const x = {
    field: 'year',
    type: 'quantitative',
    title: null,
    scale: { domain: [years[0]! - 0.5, years.at(-1)! + 0.5], nice: false },
    axis: { values: years, format: 'd', labelOverlap: 'parity' },
  };
  const panels = shown.map(({ of, title }, p) => ({
    height: 90,
    data: { values: rowsOf(paths, of, language) },
    mark: { type: 'line', strokeWidth: 2, point: { filled: true, size: 70 } },
    encoding: {
      x,
      y: quantity('v', title[language], { axis: { tickCount: 4 } }),
      ...pathColour(paths, language, width, p === shown.length - 1),
    },
  }));
  return stacked(panels, width);
}

function rowsOf(paths: readonly PathResult[], of: Read, language: Language) {
  return paths.flatMap(({ title, prices }) =>
    prices.flatMap(one => {
      const price = of(one);
      return price === null ? [] : [{ path: title[language], year: one.year, v: drawn(price) }];
    }),
  );
}
