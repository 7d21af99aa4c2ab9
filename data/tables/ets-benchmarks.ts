import { benchmarkValue, improvementRate } from '../../engine/index.ts';
import { figures, type Sourced, type Text } from './sourced.ts';

/** How benchmarks of a period follow from their starting values. */
export interface UpdateRule {
  /** Years from the middle of the starting values to that of the averages they are compared with. */
  readonly yearsBetween: Sourced<number>;
  /** Years over which the yearly rate is applied. */
  readonly years: Sourced<number>;
  /** Least and most that is taken off the starting value. */
  readonly least: Sourced<number>;
  readonly most: Sourced<number>;
}

const law = figures(
  'Implementing Regulation (EU) 2021/447, recital 3; Directive 2003/87/EC art. 10a(2)',
  'S',
);
const later = figures(
  'Range of 6 to 50 % as quoted of Implementing Regulation (EU) 2026/1412; it reproduces the values seen for coke, steel, heat, fuel and ammonia',
  '2nd',
);

/** By the first year of the period. */
export const BENCHMARK_UPDATES: Readonly<Record<2021 | 2026, UpdateRule>> = {
  2021: {
    yearsBetween: law(9, 'years'),
    years: law(15, 'years'),
    least: law(0.03, '1'),
    most: law(0.24, '1'),
  },
  2026: {
    yearsBetween: law(9, 'years'),
    years: later(20, 'years'),
    least: later(0.06, '1'),
    most: later(0.5, '1'),
  },
};

/** Allowances per unit of product, heat or fuel in every period. */
export interface EtsBenchmark {
  /** `tissue`, `heat`. */
  readonly name: string;
  readonly title: Text;
  /** The value that the updates start from, of 2007-08, in force to 2020. */
  readonly start: Sourced<number>;
  /** Average of the best tenth of installations in 2016-17. */
  readonly averageOfBest: Sourced<number>;
  readonly from2021: Sourced<number>;
  /** Where no text was found: the rate to 2016-17 carried on within the range of the period. */
  readonly from2026: Sourced<number>;
}

/** Name, title in Dutch and English, starting value, average of the best in 2016-17, value for 2021-25, value for 2026-30. */
type Row = readonly [string, string, string, number, number, number, number | null];

const START = 'Decision 2011/278/EU, from memory; confirmed because every row reproduces the law of 2021-25';
const IN_FORCE = 'Implementing Regulation (EU) 2021/447, annex';
const QUOTED = 'Implementing Regulation (EU) 2026/1412, as quoted; the full table was not seen';
const ESTIMATE =
  'No text found for 2026-30: the rate to 2016-17 carried on, within 6 to 50 % off the starting value';

/** A row as figures. `unit`: t/t for products, t/TJ for heat and fuel. */
function benchmarkOf([name, nl, en, start, best, from2021, from2026]: Row, unit: string): EtsBenchmark {
  return {
    name,
    title: { nl, en },
    start: figures(START, 'M')(start, unit),
    averageOfBest: figures(IN_FORCE, 'S')(best, unit),
    from2021: figures(IN_FORCE, 'S')(from2021, unit),
    from2026:
      from2026 === null
        ? figures(ESTIMATE, 'C')(updatedValue(start, best, BENCHMARK_UPDATES[2026]), unit)
        : figures(QUOTED, '2nd')(from2026, unit),
  };
}

/** Value of a benchmark under an update rule, in the unit of its starting value. */
export function updatedValue(start: number, averageOfBest: number, rule: UpdateRule): number {
  const rate = improvementRate(start, averageOfBest, rule.yearsBetween.value);
  const [years, least, most] = [rule.years.value, rule.least.value, rule.most.value];
  return benchmarkValue(start, rate, { years, least, most });
}

const PRODUCTS: readonly EtsBenchmark[] = [
  ['coke', 'Cokes', 'Coke', 0.286, 0.144, 0.217, 0.143],
  ['hot-metal', 'Vloeibaar ruwijzer', 'Hot metal', 1.328, 1.331, 1.288, 1.248],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a figure of the law, not ln 2
  ['cement-clinker', 'Grijze cementklinker', 'Grey cement clinker', 0.766, 0.722, 0.693, null],
  ['lime', 'Kalk', 'Lime', 0.954, 0.746, 0.725, null],
  ['float-glass', 'Floatglas', 'Float glass', 0.453, 0.421, 0.399, null],
  [
    'colourless-bottles',
    'Flessen en potten van kleurloos glas',
    'Bottles and jars of colourless glass',
    0.382,
    0.323,
    0.29,
    null,
  ],
  [
    'coloured-bottles',
    'Flessen en potten van gekleurd glas',
    'Bottles and jars of coloured glass',
    0.306,
    0.265,
    0.237,
    null,
  ],
  [
    'glass-fibre',
    'Producten van continuglasvezel',
    'Continuous filament glass fibre products',
    0.406,
    0.29,
    0.309,
    null,
  ],
  ['facing-bricks', 'Gevelstenen', 'Facing bricks', 0.139, 0.094, 0.106, null],
  ['pavers', 'Straatstenen', 'Pavers', 0.192, 0.14, 0.146, null],
  ['roof-tiles', 'Dakpannen', 'Roof tiles', 0.144, 0.13, 0.12, null],
  ['spray-dried-powder', 'Gesproeidroogd poeder', 'Spray-dried powder', 0.076, 0.05, 0.058, null],
  ['plaster', 'Pleister', 'Plaster', 0.048, 0.048, 0.047, null],
  ['dried-secondary-gypsum', 'Gedroogd secundair gips', 'Dried secondary gypsum', 0.017, 0.008, 0.013, null],
  ['short-fibre-kraft-pulp', 'Kortvezelige kraftpulp', 'Short fibre kraft pulp', 0.12, 0, 0.091, null],
  ['long-fibre-kraft-pulp', 'Langvezelige kraftpulp', 'Long fibre kraft pulp', 0.06, 0.001, 0.046, null],
  [
    'mechanical-pulp',
    'Sulfietpulp, thermomechanische en mechanische pulp',
    'Sulphite pulp, thermo-mechanical and mechanical pulp',
    0.02,
    0,
    0.015,
    null,
  ],
  ['recovered-paper-pulp', 'Pulp van oud papier', 'Recovered paper pulp', 0.039, 0, 0.03, null],
  ['newsprint', 'Krantenpapier', 'Newsprint', 0.298, 0.007, 0.226, null],
  ['uncoated-fine-paper', 'Ongecoat fijn papier', 'Uncoated fine paper', 0.318, 0.011, 0.242, null],
  ['coated-fine-paper', 'Gecoat fijn papier', 'Coated fine paper', 0.318, 0.043, 0.242, null],
  ['tissue', 'Tissuepapier', 'Tissue', 0.334, 0.139, 0.254, null],
  ['testliner-and-fluting', 'Testliner en fluting', 'Testliner and fluting', 0.248, 0.071, 0.188, null],
  ['uncoated-carton-board', 'Ongecoat karton', 'Uncoated carton board', 0.237, 0.009, 0.18, null],
  ['coated-carton-board', 'Gecoat karton', 'Coated carton board', 0.273, 0.011, 0.207, null],
  ['soda-ash', 'Soda', 'Soda ash', 0.843, 0.789, 0.753, null],
  ['eaf-carbon-steel', 'Koolstofstaal uit vlamboogoven', 'EAF carbon steel', 0.283, 0.209, 0.215, 0.142],
  [
    'eaf-high-alloy-steel',
    'Hooggelegeerd staal uit vlamboogoven',
    'EAF high alloy steel',
    0.352,
    0.266,
    0.268,
    0.176,
  ],
  ['iron-casting', 'Gietijzer', 'Iron casting', 0.325, 0.299, 0.282, 0.163],
  ['mineral-wool', 'Minerale wol', 'Mineral wool', 0.682, 0.595, 0.536, null],
  ['plasterboard', 'Gipsplaat', 'Plasterboard', 0.131, 0.119, 0.11, null],
  ['ammonia', 'Ammoniak', 'Ammonia', 1.619, 1.604, 1.57, 1.522],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a figure of the law, not ln 2
  ['steam-cracking', 'Stoomkraken', 'Steam cracking', 0.702, 0.693, 0.681, null],
].map(row => benchmarkOf(row as unknown as Row, 't/t'));

/** For what no product benchmark covers: measurable heat, and fuel burnt for other heat. */
const FALL_BACKS: readonly EtsBenchmark[] = [
  ['heat', 'Warmtebenchmark', 'Heat benchmark', 62.3, 1.6, 47.3, 31.2],
  ['fuel', 'Brandstofbenchmark', 'Fuel benchmark', 56.1, 34.3, 42.6, 28.1],
].map(row => benchmarkOf(row as unknown as Row, 't/TJ'));

export const ETS_BENCHMARKS: readonly EtsBenchmark[] = [...PRODUCTS, ...FALL_BACKS];

/** Names of the benchmarks per tonne of product. */
export const ETS_PRODUCTS: readonly string[] = PRODUCTS.map(({ name }) => name);

/** Products that pay at the border (CBAM), so that their free allowances run out. */
export const CBAM_GOODS = figures(
  'CBAM covers iron and steel, aluminium, cement, fertilisers and hydrogen, not paper, glass, ceramics or food (unverified)',
  'M',
)(['hot-metal', 'cement-clinker', 'eaf-carbon-steel', 'eaf-high-alloy-steel', 'ammonia'], 'names');

/** Benchmark by name; undefined for an unknown one. */
export function etsBenchmark(name: string): EtsBenchmark | undefined {
  return ETS_BENCHMARKS.find(one => one.name === name);
}

/** First years of the two periods with updated benchmarks. */
const [FIRST_UPDATE, SECOND_UPDATE] = Object.keys(BENCHMARK_UPDATES).map(Number) as [number, number];

/** The figure in force in a year: to 2020 the starting value; that of 2026-30 also stands for the years after. */
export function benchmarkAt({ start, from2021, from2026 }: EtsBenchmark, year: number): Sourced<number> {
  if (year < FIRST_UPDATE) return start;
  return year < SECOND_UPDATE ? from2021 : from2026;
}
