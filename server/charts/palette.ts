import type { CostPart, LineKind } from '../../engine/index.ts';
import type { Kind } from './labels.ts';

/**
 * Colours that hold for the common forms of colour blindness: Okabe and Ito, "Color Universal Design" (2008), and for
 * what that set of eight lacks Paul Tol, "Colour schemes" (SRON/EPS/TN/09-002). One kind has one colour in every chart.
 * `INK` is the colour of the text around the chart, light or dark.
 */
export const INK = 'currentColor';
/** What lies under the chart: around words that stand on other marks. */
export const PAPER = 'Canvas';
const GREY = '#999999';

export const KIND_COLOURS: Readonly<Record<Kind, string>> = {
  import: '#0072B2',
  breach: '#D55E00',
  pv: '#F0E442',
  wind: '#56B4E9',
  chp: '#CC79A7',
  battery: '#009E73',
  loadShift: GREY,
  gasBoiler: '#E69F00',
  eBoiler: '#332288',
  heatPump: '#44AA99',
  thermalStore: '#882255',
  heatBattery: '#AA4499',
  unserved: INK,
  export: '#DDCC77',
  load: INK,
  cascade: '#DDCC77',
};

/** Families share a hue: power blue, grid green, fuel orange, carbon grey; within one, lightness tells apart. */
export const COST_PART_COLOURS: Readonly<Record<CostPart, string>> = {
  electricity: '#0072B2',
  electricityTax: '#56B4E9',
  gridEnergy: '#00523C',
  gridPeak: '#009E73',
  gridContract: '#66C9AC',
  gridFixed: '#C2EADF',
  export: '#F0E442',
  fuel: '#E69F00',
  fuelTax: '#F7D694',
  carbon: '#666666',
  levy: '#B3B3B3',
  compensation: '#DDDDDD',
  operation: '#CC79A7',
  starts: '#8C6D31',
  shift: '#EBC9DC',
  breach: '#D55E00',
  steering: '#882255',
  unserved: INK,
};

/** Money laid out is orange, what operation brings green, subsidies blue; tax and loan keep apart. */
export const LINE_KIND_COLOURS: Readonly<Record<LineKind, string>> = {
  investment: '#D55E00',
  replacement: '#E69F00',
  residual: '#F7D694',
  operation: '#009E73',
  grant: '#0072B2',
  support: '#56B4E9',
  loan: '#CC79A7',
  tax: GREY,
};

/** For lines and points that are variants or packages, in the order of the study. */
export const SERIES_COLOURS: readonly string[] = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#D55E00',
  '#56B4E9',
  '#882255',
  '#999999',
];

/** From nothing to much: one hue, darker is more (cividis, Nunez and others, 2018, read from light to dark). */
export const SEQUENTIAL = { scheme: 'cividis', reverse: true } as const;

/** From too little through nil to plenty: vermillion and blue, which no common colour blindness confuses; nil is clear. */
export const DIVERGING: readonly string[] = ['#D55E00', '#f4f4f4', '#0072B2'];
