import { Type } from 'typebox';
import { COST_PARTS } from '../../../engine/index.ts';
import { BILL_SECTIONS } from '../../../scenarios/index.ts';
import { CarbonTargetSchema } from './explanation.ts';
import { FlexSchema } from './flex.ts';
import { LeftOutSchema } from './left-out.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { PackageFinanceSchema } from './package-finance.ts';
import { PackageSubsidiesSchema } from './package-subsidies.ts';
import { FrontSchema, PathResultSchema, RobustSchema } from './paths.ts';
import { SizingSchema } from './sizing.ts';
import { TextSchema } from './study.ts';

const CertificateSchema = Type.Object(
  {
    costEur: amount('Cost of the plan, recomputed from the plan, EUR'),
    boundEur: amount('No plan can cost less, EUR'),
    gap: amount('(cost - bound) / max(1, |cost|)'),
    maxResidualMw: amount('Largest violation of a balance or limit, MW'),
    maxBoundViolationMw: amount('Largest violation of a bound of a single quantity, MW'),
    inputHash: text(100, { description: 'SHA-256 of the input' }),
  },
  { description: 'Proof of how good the plan is' },
);

const CostPartsSchema = Type.Object(
  Object.fromEntries(COST_PARTS.map(part => [part, amount(`${part}, EUR`)])),
  { description: 'Parts of the cost; they add up to the total, EUR' },
);

const InfeasibilitySchema = Type.Object(
  {
    shortages: list(
      Type.Object({
        site: text(200),
        step: whole(0, 1e7),
        time: text(40, { description: 'UTC start of the step' }),
        limit: text(200, { description: 'What binds' }),
        shortMw: amount('Short, MW'),
      }),
      10_000,
      { description: 'Hours that fail, worst first' },
    ),
    shortHours: amount('Hours that fail'),
    shortMwh: amount('Energy short, MWh'),
    repairs: list(
      Type.Object({
        change: text(100, { description: 'What to change' }),
        site: text(200),
        amount: amount('By how much'),
        unit: oneOf(['MW', 'MWh']),
      }),
      1000,
      { description: 'Single changes that make it possible, smallest first' },
    ),
  },
  { description: 'Why no plan exists, and what would help' },
);

const perSite = {
  costEur: amount('Cost, EUR'),
  emissionsTonCo2: amount('Scope 1, fossil, tonne CO2'),
  importMwh: amount('Electricity imported, MWh'),
  exportMwh: amount('Electricity exported, MWh'),
  peakMw: amount('Highest import, MW'),
  unservedMwh: amount('Demand not met, MWh'),
  valueOfOneMwEur: amount('What one more MW of connection is worth, EUR'),
};

const OneSidedSchema = Type.Object({
  eurPerMw: amount('Per MW, EUR'),
  leastEurPerMw: amount('Proven to be at least, EUR/MW'),
  mostEurPerMw: amount('Proven to be at most, EUR/MW'),
});

const LimitRangeSchema = Type.Object(
  {
    stepMw: amount('By how much the limit was moved, MW'),
    more: OneSidedSchema,
    less: orNull(OneSidedSchema),
    differs: Type.Boolean({ description: 'More is proven to be worth something else than less' }),
  },
  { description: 'What that much more of a limit saves and that much less costs; no plan with less: null' },
);

const ForesightSchema = Type.Object(
  {
    perfectEur: amount('Cost with everything known beforehand, EUR'),
    dayAheadEur: amount('Cost with 36 hours seen and 24 kept, EUR'),
    differenceEur: amount('What knowing no more than a day ahead costs, EUR'),
    differenceShare: orNull(amount('The difference as a share of the cost under perfect foresight')),
  },
  { description: 'Perfect foresight and a day ahead side by side' },
);

const GroupPeakSchema = Type.Object(
  {
    period: oneOf(['month', 'week']),
    priceEurPerMw: amount('Price of the peak of one period, EUR/MW'),
    sharedBy: oneOf(['own-peak', 'peak-hour', 'power']),
    peaksMw: list(amount('Highest net import of a period, MW'), 1000),
    costEur: amount('What the members are charged together, EUR'),
    members: list(
      Type.Object({
        site: text(200),
        eurByPeriod: list(amount('What this member bears of a period, EUR'), 1000),
        costEur: amount('What this member bears, EUR'),
      }),
      1000,
    ),
  },
  { description: 'What members are charged on their peak together (kWmax of a group)' },
);

const SharedLimitSchema = Type.Object({
  name: text(200),
  peakImportMw: amount('Highest net import of the members together, MW'),
  peakExportMw: amount('Highest net export of the members together, MW'),
  hoursAtLimit: amount('Hours in which the exchange stands at the limit'),
  valueOfOneMwEur: amount('What one more MW for import is worth, EUR'),
  valueOfOneExportMwEur: amount('What one more MW for export is worth, EUR'),
  valueRange: orNull(LimitRangeSchema),
  peaks: list(GroupPeakSchema, 20),
});

const BudgetSchema = Type.Object(
  {
    name: text(200, { description: '<asset>.hours, <asset>.energy or grid.energy' }),
    asset: orNull(text(200)),
    unit: oneOf(['h', 'MWh']),
    limit: amount('Limit over the period, in the unit'),
    used: amount('Used, in the unit'),
    left: amount('Left, in the unit'),
    priceEurPerUnit: amount('What one more unit would save, EUR'),
  },
  { description: 'A limit over the whole period' },
);

const LevySchema = Type.Object(
  {
    dispensationTon: amount('Dispensation rights over the period, tonne CO2'),
    leviedTon: amount('Emissions above them, tonne CO2'),
    levyEur: amount('Levy, EUR'),
    marginalEurPerTon: amount('What one tonne less would save, EUR'),
  },
  { description: 'CO2-heffing industrie' },
);

const LineSourceSchema = Type.Object({
  source: text(4000),
  mark: orNull(oneOf(['S', '2nd', 'C', 'M', 'D'], { description: 'How sure; null: given by the study' })),
});

const CarbonSchema = Type.Object(
  {
    allowancesTon: amount('Emissions, tonne CO2'),
    allowancesEur: amount('Emissions at the price of an allowance, EUR'),
    freeAllocationTon: amount('Free allowances, tonne CO2'),
    freeAllocationEur: amount('Their worth, EUR; income is negative'),
    forgoneTon: amount('Free allowances that heat made from electricity does not earn, tonne CO2'),
    forgoneEur: amount('Their worth, EUR'),
    dispensationTon: amount('Dispensation rights of the levy, tonne CO2'),
    leviedTon: amount('Emissions above them, tonne CO2'),
    levyEur: amount('Levy, EUR'),
    compensationEur: amount('Compensation of indirect CO2 cost, EUR; income is negative'),
    totalEur: amount('Carbon bill, EUR'),
    moreEurPerTon: amount('What one tonne more costs, EUR/t'),
    lessEurPerTon: amount('What one tonne less saves, EUR/t'),
    gridEmissionsTonCo2: amount('Scope 2 by the mix of each hour, in no line of the bill, tonne CO2'),
    sources: Type.Object({
      allowances: LineSourceSchema,
      freeAllocation: LineSourceSchema,
      forgone: LineSourceSchema,
      levy: LineSourceSchema,
      compensation: LineSourceSchema,
    }),
  },
  { description: 'Carbon bill, line by line' },
);

const RunningSchema = Type.Object(
  {
    asset: text(200),
    starts: amount('Times it was started'),
    hours: amount('Hours in which it ran'),
  },
  { description: 'An asset with a minimum load, start cost or minimum times' },
);

const BillSchema = Type.Object(
  {
    months: list(text(10), 1000, { description: 'Months that monthsEur goes by, 2025-01' }),
    lines: list(
      Type.Object({
        section: oneOf(BILL_SECTIONS),
        kind: text(200, { description: 'What the line is, the same in every language' }),
        title: TextSchema,
        quantity: orNull(amount('Quantity, in the unit')),
        unit: orNull(TextSchema),
        rateEur: orNull(amount('Rate, or mean price, EUR per unit')),
        eur: amount('Amount excluding VAT, EUR; income is negative'),
        monthsEur: orNull(list(amount('EUR'), 1000)),
        part: orNull(
          oneOf(COST_PARTS, { description: 'Part of the cost of the dispatch; null: fixed, beside it' }),
        ),
        source: text(4000, { description: 'Source of the rate, or its place in the study' }),
        mark: orNull(oneOf(['S', '2nd', 'C', 'M', 'D'])),
      }),
      10_000,
    ),
    totalEur: amount('Sum of the lines, EUR'),
    dispatchEur: amount('Cost of the dispatch, EUR'),
    fixedEur: amount('Lines beside the dispatch, EUR'),
    differenceEur: amount('Total less dispatch and fixed lines: nil to the cent where they agree, EUR'),
    notes: list(TextSchema, 100),
  },
  { description: 'The bill of a site, line by line; lines and months add up to the cent' },
);

const SiteResultSchema = Type.Object({
  name: text(200),
  costParts: CostPartsSchema,
  hoursAtLimit: amount('Hours in which import stands at its limit'),
  budgets: list(BudgetSchema, 1000),
  running: list(RunningSchema, 1000),
  levy: orNull(LevySchema),
  bill: orNull(BillSchema),
  carbon: CarbonSchema,
  ...perSite,
});

const VariantResultSchema = Type.Object({
  name: text(200, { description: 'base, or the name of the package' }),
  year: whole(1900, 2200, { description: 'Year of the price and policy paths' }),
  status: oneOf(['optimal', 'gap-open', 'deadline', 'infeasible']),
  ...Object.fromEntries(Object.entries(perSite).map(([name, schema]) => [name, orNull(schema)])),
  valueRange: orNull(LimitRangeSchema),
  foresight: orNull(ForesightSchema),
  sharedLimits: list(SharedLimitSchema, 1000),
  certificate: orNull(CertificateSchema),
  costParts: orNull(CostPartsSchema),
  gridEmissionsTonCo2: orNull(amount('Scope 2 by the mix of each hour, tonne CO2')),
  curtailedMwh: orNull(amount('Generation curtailed, MWh')),
  breachMwh: orNull(amount('Import above the contract, MWh')),
  exclusiveHours: orNull(
    amount('Hours in which it would have paid to charge and discharge, or buy and sell, at once; resolved'),
  ),
  hoursAtLimit: orNull(amount('Hours in which import stands at its limit')),
  fuelMwh: orNull(Type.Record(Type.String({ maxLength: 100 }), amount('Lower heating value, MWh'))),
  sites: list(SiteResultSchema, 1000),
  infeasibility: orNull(InfeasibilitySchema),
  line: TextSchema,
});

const PackageResultSchema = Type.Object({
  name: text(200),
  title: TextSchema,
  measures: list(text(200), 1000),
  investmentEur: amount('Investment, EUR'),
  fixedEurPerYear: amount('Fixed yearly cost, EUR'),
  annualCostEur: Type.Record(Type.String({ maxLength: 10 }), amount('Operating cost of a path year, EUR')),
  npvEur: orNull(amount('Net present value against the reference, EUR')),
  irr: orNull(amount('Internal rate of return')),
  irrNote: orNull(oneOf(['reference', 'none', 'several'])),
  paybackYears: orNull(amount('Payback, years')),
  co2AvoidedTonPerYear: orNull(amount('Tonne CO2 avoided per year')),
  eurPerTonAvoided: orNull(amount('EUR per tonne avoided')),
  finance: orNull(PackageFinanceSchema),
  carbonTarget: Type.Optional(CarbonTargetSchema),
  subsidies: Type.Optional(PackageSubsidiesSchema),
  rank: whole(1, 100_000),
  line: TextSchema,
});

export const ResultSchema = Type.Object(
  {
    study: text(200),
    kind: oneOf(['dispatch', 'business-case', 'flex-product']),
    engineVersion: text(50),
    variants: list(VariantResultSchema, 100_000),
    defaults: list(
      Type.Object({
        path: text(1000, { description: 'JSON Pointer into the study' }),
        value: Type.Union([amount('Number filled in'), text(4000), Type.Boolean()]),
        unit: orNull(text(50)),
        source: text(4000),
        mark: oneOf(['S', '2nd', 'C', 'M', 'D'], { description: 'How sure the source is' }),
      }),
      100_000,
      { description: 'Every default that was filled in' },
    ),
    dataSets: list(
      Type.Object({
        name: text(200),
        unit: text(50),
        source: text(2000),
        licence: text(500),
        retrieved: text(50, { description: 'When it was fetched' }),
        sha256: text(64, { description: 'Of the values' }),
      }),
      1000,
      { description: 'Data sets that the study named' },
    ),
    report: Type.Object({
      headline: TextSchema,
      packages: list(PackageResultSchema, 100_000),
      sizing: Type.Optional(list(SizingSchema, 100_000)),
      caveats: list(TextSchema, 3),
      front: Type.Optional(FrontSchema),
      paths: Type.Optional(list(PathResultSchema, 20)),
      robust: Type.Optional(RobustSchema),
      leftOut: Type.Optional(
        list(LeftOutSchema, 100_000, { description: 'Packages of the choices that were not computed' }),
      ),
    }),
    flex: Type.Optional(FlexSchema),
  },
  { $id: 'Result', description: 'The answer to a study' },
);
