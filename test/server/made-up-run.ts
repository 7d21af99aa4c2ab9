import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { COST_PARTS, type CostParts, yearAxis } from '../../engine/index.ts';
import { frontOf } from '../../scenarios/report/front.ts';
import type {
  PackageFinance,
  PackageResult,
  PathResult,
  RunResult,
  SeriesColumn,
  SeriesTable,
  VariantResult,
} from '../../scenarios/report/result.ts';
import { robustOf } from '../../scenarios/report/robust.ts';
import { madeUpExplanation, madeUpTarget } from './made-up-explanation.ts';

/** A plausible run of a food factory, from a seed: for the looks and the rules of charts and tables, not for its figures. */
export const SITE = 'zuivelfabriek';
const TITLES: Record<string, { nl: string; en: string }> = {
  nu: { nl: 'Zoals nu, met gasketel', en: 'As it is, with a gas boiler' },
  batterij: { nl: 'Batterij achter de meter', en: 'Battery behind the meter' },
  eboiler: { nl: 'E-boiler met warmtebuffer', en: 'Electric boiler with heat store' },
  alles: { nl: 'Batterij, e-boiler en warmtepomp', en: 'Battery, electric boiler and heat pump' },
};

export function madeUpRun({ stepMinutes = 60 as 15 | 60, limitMw = 6 } = {}) {
  const names = Object.keys(TITLES);
  const series = names.map((name, n) => madeUpSeries(name, n, stepMinutes, limitMw));
  const variants = names.map((name, n) => madeUpVariant(name, n, series[n]!));
  variants.push({ ...madeUpVariant('nu', 0, series[0]!), name: 'nergens', ...NO_ANSWER });
  const result: RunResult = {
    study: 'zuivel',
    kind: 'business-case',
    engineVersion: '0.1.0',
    variants,
    dataSets: [],
    defaults: [
      {
        path: '/finance/discountRate',
        value: 0.08,
        unit: '1/yr',
        source: 'design choice of the tool',
        mark: 'D',
      },
      {
        path: '/prices/electricity/supplyMarginEurPerMwh',
        value: 3,
        unit: 'EUR/MWh',
        source: '=HYPERLINK("x")',
        mark: 'M',
      },
    ],
    report: madeUpReport(names.map(madeUpPackage), variants),
    explanations: names.map((name, n) => madeUpExplanation(SITE, name, TITLES[name]!, n)),
  };
  return { result, series };
}

/** Three paths: as it is, one in which every option is worth a million less, and one in which the last gains the most. */
function madeUpReport(packages: PackageResult[], variants: VariantResult[]): RunResult['report'] {
  const pathOf = (name: string, shiftEur: (n: number) => number): PathResult => ({
    name,
    title: { nl: `Pad ${name}`, en: `Path ${name}` },
    weight: 1 / 3,
    prices: [2026, 2030].map((year, k) => ({
      year,
      co2EurPerTon: 80 + 20 * k + shiftEur(2) / 1e5,
      powerEurPerMwh: 77,
      gasEurPerMwh: 30 + k,
    })),
    packages: packages.map((one, n) => ({
      ...one,
      npvEur: n === 0 ? 0 : one.npvEur! + shiftEur(n),
      peakMw: 5 + n,
      reason: null,
    })),
  });
  const paths = [pathOf('midden', () => 0), pathOf('laag', () => -1e6), pathOf('hoog', n => n * 1e6)];
  const front = frontOf(packages, variants)!;
  const robust = robustOf(packages, paths)!;
  return { headline: { nl: 'Kop', en: 'Head' }, packages, caveats: [], front, paths, robust };
}

const NO_ANSWER = {
  status: 'infeasible',
  costEur: null,
  emissionsTonCo2: null,
  importMwh: null,
  exportMwh: null,
  peakMw: null,
  unservedMwh: null,
  valueOfOneMwEur: null,
  valueRange: null,
  foresight: null,
  sharedLimits: [],
  certificate: null,
  costParts: null,
  gridEmissionsTonCo2: null,
  curtailedMwh: null,
  breachMwh: null,
  exclusiveHours: null,
  hoursAtLimit: null,
  fuelMwh: null,
  sites: [],
} as const;

function madeUpPackage(name: string, n: number): PackageResult {
  return {
    name,
    title: TITLES[name]!,
    measures: name === 'alles' ? ['batterij', 'eboiler'] : [name],
    investmentEur: n * 1.3e6,
    fixedEurPerYear: n * 2e4,
    annualCostEur: { 2030: 7.1e6 - n * 4e5 },
    npvEur: [0, -4.2e5, 1.9e6, 1.1e6][n]!,
    irr: n === 0 ? null : 0.06 + n / 50,
    irrNote: n === 0 ? 'reference' : null,
    paybackYears: n === 0 ? null : 7 + n,
    co2AvoidedTonPerYear: [0, 35, 6100, 9400][n]!,
    eurPerTonAvoided: n === 0 ? null : 40,
    finance: n === 0 ? null : madeUpFinance(n),
    carbonTarget: madeUpTarget(n),
    rank: [3, 4, 1, 2][n]!,
    line: { nl: 'Regel', en: 'Line' },
  };
}

function madeUpFinance(n: number): PackageFinance {
  const flow = (first: number, later: number) =>
    Array.from({ length: 13 }, (_, k) => (k === 0 ? first : later));
  const line = (name: string, kind: 'investment' | 'operation' | 'tax', eurByYear: number[]) => ({
    name,
    title: { nl: `Post ${name}`, en: `Item ${name}` },
    kind,
    eurByYear,
    worthEur: 1,
    nationalWorthEur: kind === 'tax' ? null : 1,
  });
  const view = {
    discountRate: 0.08,
    npvEur: 1e6,
    irr: 0.1,
    irrNote: null,
    paybackYears: 7,
    discountedPaybackYears: null,
    eurPerTonAvoided: 40,
  };
  const sum = flow(-n * 1.3e6, 3.1e5);
  return {
    startYear: 2026,
    inflation: 0.02,
    lines: [
      line('investment', 'investment', flow(-n * 1.3e6, 0)),
      line('fuel', 'operation', flow(0, 5e5)),
      line('electricity', 'operation', flow(0, -1.5e5)),
      line('tax', 'tax', flow(0, -4e4)),
    ],
    nominalEur: sum,
    realEur: sum.map((eur, k) => eur / 1.02 ** k),
    company: view,
    beforeTax: view,
    national: { ...view, discountRate: 0.0225, irr: null, irrNote: 'several' },
    mirr: 0.09,
    levelisedHeat: { mwhPerYear: 40_000, newEurPerMwh: 52, replacedEurPerMwh: 61 },
    unprofitableGap: { eur: 0, eurPerMwhHeat: 0, eurPerTon: 0 },
    breakEvens: [
      { of: 'capex', unit: 'EUR', used: n * 1.3e6, at: 2e6 },
      { of: 'co2', unit: 'EUR/t', used: 90, at: 60 },
      { of: 'power', unit: 'EUR/MWh', used: 77, at: 95 },
      { of: 'gas', unit: 'EUR/MWh', used: 30, at: null },
    ],
  };
}

function madeUpCarbon(): VariantResult['sites'][number]['carbon'] {
  const study = { source: 'Given in the study', mark: null };
  return {
    allowancesTon: 12_000,
    allowancesEur: 1.2e6,
    freeAllocationTon: 8000,
    freeAllocationEur: -8e5,
    forgoneTon: 0,
    forgoneEur: 0,
    dispensationTon: 9000,
    leviedTon: 3000,
    levyEur: 4.5e4,
    compensationEur: 0,
    totalEur: 4.45e5,
    moreEurPerTon: 115,
    lessEurPerTon: 115,
    gridEmissionsTonCo2: 5400,
    sources: {
      allowances: { source: 'ETS price, middle', mark: 'C' },
      freeAllocation: study,
      forgone: study,
      levy: study,
      compensation: study,
    },
  };
}

function madeUpVariant(name: string, n: number, table: SeriesTable): VariantResult {
  const costParts = Object.fromEntries(COST_PARTS.map(part => [part, 0])) as CostParts;
  Object.assign(costParts, {
    electricity: 1.6e6 + n * 5e5,
    electricityTax: 2.1e5,
    gridEnergy: 4e4,
    gridPeak: 2.4e5,
    gridContract: 1.9e5,
    gridFixed: 4e3,
    export: -1.7e5,
    fuel: 3.4e6 - n * 7e5,
    fuelTax: 2.3e5 - n * 4e4,
    carbon: 9e5 - n * 2e5,
    operation: n * 4e4,
  });
  const costEur = COST_PARTS.reduce((sum, part) => sum + costParts[part], 0);
  const site = {
    name: SITE,
    costEur,
    costParts,
    emissionsTonCo2: 12_000 - n * 2800,
    importMwh: table.columns[0]!.values.reduce((sum, mw) => sum + mw, 0) * (table.stepMinutes / 60),
    exportMwh: 830,
    peakMw: 6,
    unservedMwh: 0,
    valueOfOneMwEur: 91_000,
    exclusiveHours: 0,
    hoursAtLimit: 412,
    running: [{ asset: 'chp', starts: 12, hours: 5000 }],
    budgets: [
      {
        name: 'ketel.hours',
        asset: 'ketel',
        unit: 'h' as const,
        limit: 3000,
        used: 3000,
        left: 0,
        priceEurPerUnit: 21.5,
      },
    ],
    bill: null,
    levy: { dispensationTon: 9000, leviedTon: 3000, levyEur: 4.5e4, marginalEurPerTon: 15 },
    carbon: madeUpCarbon(),
  };
  return {
    ...site,
    name,
    year: 2030,
    status: 'optimal',
    certificate: {
      costEur,
      boundEur: costEur - 1,
      gap: 1e-7,
      maxResidualMw: 1e-9,
      maxBoundViolationMw: 0,
      inputHash: 'ab12',
    },
    gridEmissionsTonCo2: 5400,
    curtailedMwh: 12,
    breachMwh: 0,
    fuelMwh: { naturalGas: 61_000 },
    sites: [site],
    valueRange: {
      stepMw: 0.6,
      more: { eurPerMw: 90_000, leastEurPerMw: 89_999, mostEurPerMw: 90_001 },
      less: { eurPerMw: 95_000, leastEurPerMw: 94_999, mostEurPerMw: 95_001 },
      differs: true,
    },
    foresight: {
      perfectEur: costEur,
      dayAheadEur: costEur * 1.01,
      differenceEur: costEur * 0.01,
      differenceShare: 0.01,
    },
    sharedLimits: [],
    infeasibility: null,
    line: { nl: '+ 1 MW is 91.000 EUR per jaar waard', en: '+ 1 MW is worth EUR 91,000 a year' },
  };
}

function madeUpSeries(variant: string, n: number, stepMinutes: 15 | 60, limitMw: number): SeriesTable {
  const axis = yearAxis(2024, stepMinutes);
  const { steps, stepHours, hourOfDay, weekday, day } = axis;
  const random = xoroshiro128plus(42);
  const fill = (value: (t: number) => number) => Float64Array.from({ length: steps }, (_, t) => value(t));
  const sun = (t: number) => Math.max(0, Math.sin(((hourOfDay[t]! - 6.5) / 13) * Math.PI));
  const season = (t: number) => -Math.cos(((day[t]! + 10) / 366) * 2 * Math.PI);
  let cloud = 0.6;
  const pv = fill(t => {
    cloud = Math.min(1, Math.max(0.1, cloud + (uniformFloat64(random) - 0.5) * 0.2));
    return hourOfDay[t]! >= 7 && hourOfDay[t]! < 20 ? 3 * sun(t) * cloud * (0.6 + 0.4 * season(t)) : 0;
  });
  const load = fill(
    t =>
      (weekday[t]! > 5 ? 2.6 : 3.9) +
      (hourOfDay[t]! > 6 && hourOfDay[t]! < 19 ? 1.6 : 0) +
      uniformFloat64(random),
  );
  let drift = 0;
  const price = fill(t => {
    drift = 0.98 * drift + (uniformFloat64(random) - 0.5) * 14;
    const evening = Math.exp(-((hourOfDay[t]! - 18) ** 2) / 8) * 60;
    return 74 + drift + evening - 55 * sun(t) * cloud * (1 + season(t)) + (t === 4100 ? 700 : 0);
  });
  const dear = (t: number) => hourOfDay[t]! >= 17 && hourOfDay[t]! < 21;
  const cheap = (t: number) => hourOfDay[t]! >= 11 && hourOfDay[t]! < 15;
  const hasBattery = n === 1 || n === 3;
  const hasBoiler = n >= 2;
  const discharge = fill(t => (hasBattery && dear(t) ? 1 : 0));
  const charge = fill(t => (hasBattery && cheap(t) ? 1.1 : 0));
  const heatLoad = fill(t => 9 + 2 * uniformFloat64(random) - 1.5 * season(t) - (weekday[t]! > 5 ? 3 : 0));
  const pump = fill(() => (n === 3 ? 2.5 : 0));
  const eHeat = fill(t => (hasBoiler && (cheap(t) || price[t]! < 40) ? 5 : 0));
  const net = fill(t => load[t]! + charge[t]! + eHeat[t]! / 0.99 + pump[t]! / 3.1 - pv[t]! - discharge[t]!);
  const imports = net.map(mw => Math.min(limitMw, Math.max(0, mw)));
  const value = net.map((mw, t) => (mw > limitMw ? Math.max(0, 60 + price[t]! * uniformFloat64(random)) : 0));
  const level = (into: Float64Array, out: Float64Array) => {
    let stock = 0;
    return fill(t => (stock = Math.max(0, 0.97 * stock + (into[t]! * 0.93 - out[t]!) * stepHours)));
  };
  const tankIn = eHeat.map(mw => mw * 0.4);
  const tankOut = fill(t => (hasBoiler && dear(t) ? 2 : 0));
  const column = (
    flow: string,
    role: SeriesColumn['role'],
    carrier: SeriesColumn['carrier'],
    values: Float64Array,
    unit: SeriesColumn['unit'] = 'MW',
  ): SeriesColumn => {
    const asset = flow.includes('.') && !flow.startsWith('load') ? flow.slice(0, flow.indexOf('.')) : null;
    return { name: `${SITE}/${flow}`, site: SITE, asset, role, carrier, unit, values };
  };
  const columns = [
    column('import', 'source', 'electricity', imports),
    column(
      'export',
      'sink',
      'electricity',
      net.map(mw => Math.max(0, -mw)),
    ),
    column('zonnedak.power', 'source', 'electricity', pv),
    column(
      'zonnedak.curtailed',
      'sink',
      'electricity',
      pv.map(mw => mw * 0.02),
    ),
    column('accu.charge', 'sink', 'electricity', charge),
    column('accu.discharge', 'source', 'electricity', discharge),
    column('accu.level', 'level', 'electricity', level(charge, discharge), 'MWh'),
    column(
      'ketel.heat',
      'source',
      'steam',
      heatLoad.map((mw, t) => Math.max(0, mw - eHeat[t]! + tankIn[t]! - tankOut[t]! - pump[t]!)),
    ),
    column('pomp.heat', 'source', 'steam', pump),
    column(
      'pomp.power',
      'sink',
      'electricity',
      pump.map(mw => mw / 3.1),
    ),
    column('eketel.heat', 'source', 'steam', eHeat),
    column(
      'eketel.power',
      'sink',
      'electricity',
      eHeat.map(mw => mw / 0.99),
    ),
    column('vat.charge', 'sink', 'steam', tankIn),
    column('vat.discharge', 'source', 'steam', tankOut),
    column('vat.level', 'level', 'steam', level(tankIn, tankOut), 'MWh'),
    column('load.electricity', 'sink', 'electricity', load),
    column('load.steam', 'sink', 'steam', heatLoad),
    column(
      'importLimit',
      'limit',
      'electricity',
      fill(() => limitMw),
    ),
    column(
      'exportLimit',
      'limit',
      'electricity',
      fill(() => 2),
    ),
    column('importPrice', 'price', 'electricity', price, 'EUR/MWh'),
    column('exportPrice', 'price', 'electricity', price, 'EUR/MWh'),
    column('importLimitValue', 'value', 'electricity', value, 'EUR/MW'),
  ];
  return { variant, year: 2030, startMs: axis.startMs, stepMinutes, steps, columns };
}
