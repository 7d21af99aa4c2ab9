import type { CarbonBill } from '../carbon/bill.ts';
import { type BudgetUse, budgetUses, type LevyUse, levyUse } from '../multipliers/budget-use.ts';
import type { LimitRange } from '../multipliers/limit-range.ts';
import type { LimitValue } from '../multipliers/limit-values.ts';
import type { SharedLimitUse } from '../multipliers/shared-limits.ts';
import { type SteeringUse, steeringUse } from '../multipliers/steering-use.ts';
import { carbonBillOf } from '../program/carbon.ts';
import { creditLimits } from '../program/covers.ts';
import type { FlowColumn, Program } from '../program/program.ts';
import { at, expand, maximum, type Series, total } from '../series/series.ts';
import type { HeatLevel, Site, SiteGroup } from '../site/site.ts';
import type { SizingProof } from '../sizing/proof.ts';
import { type Certificate, reducedCosts } from './certificate.ts';
import type { Choice } from './exclusive.ts';
import type { ForesightCost } from './foresight.ts';
import { groupPeakEur } from './group-peaks.ts';
import type { Infeasibility } from './infeasible.ts';

/** Parts of the annual cost; they add up to the total, to rounding. Income is negative. */
export const COST_PARTS = [
  'electricity',
  'electricityTax',
  'gridEnergy',
  'gridPeak',
  'gridContract',
  'gridFixed',
  'export',
  'fuel',
  'fuelTax',
  'carbon',
  'levy',
  'compensation',
  'operation',
  'starts',
  'shift',
  'breach',
  'steering',
  'unserved',
] as const;
export type CostPart = (typeof COST_PARTS)[number];
export type CostParts = Record<CostPart, number>;

/**
 * One hourly result. `role` says how it enters the balance of `carrier`:
 * source (adds), sink (takes), level (a stock, MWh), limit, price, or value (a multiplier).
 */
export interface Flow {
  /** Column name, e.g. `import`, `battery.charge`, `tank.level`. */
  readonly name: string;
  readonly asset: string | null;
  readonly role: 'source' | 'sink' | 'level' | 'limit' | 'price' | 'value';
  readonly carrier: 'electricity' | HeatLevel | 'fuel';
  readonly unit: 'MW' | 'MWh' | 'EUR/MWh' | 'EUR/MW';
  readonly values: Float64Array;
  /** Fuel that the flow burns, MWh lower heating value per MWh of it; absent: none. */
  readonly fuel?: { readonly name: string; readonly mwhPerMwh: number };
}

/** How one site was operated, and what it cost over the axis. */
export interface SiteOperation {
  readonly name: string;
  readonly flows: readonly Flow[];
  readonly costParts: CostParts;
  readonly costEur: number;
  /** Scope 1, fossil, process emissions included, tonne CO2. */
  readonly emissionsTonCo2: number;
  /** Scope 2 by the grid mix of each hour, tonne CO2; shown apart. */
  readonly gridEmissionsTonCo2: number;
  readonly importMwh: number;
  readonly exportMwh: number;
  /** Highest import of a step, MW. */
  readonly peakMw: number;
  readonly unservedMwh: number;
  readonly curtailedMwh: number;
  readonly breachMwh: number;
  /** Fuel used, MWh lower heating value, by fuel. */
  readonly fuelMwh: Readonly<Record<string, number>>;
  /** Sum over the axis of the multipliers of the import limit, EUR per MW. */
  readonly valueOfOneMwEur: number;
  /** Hours in which import stands at its limit. */
  readonly hoursAtLimit: number;
  /** The same from both sides; null where it was not asked for, or where several sites make that too much. */
  readonly valueRange: LimitRange | null;
  /** Starts and hours of each asset that is on or off. */
  readonly running: readonly RunningHours[];
  readonly budgets: readonly BudgetUse[];
  /** Null where no levy bites. */
  readonly levy: LevyUse | null;
  /** Null where no such contract asks anything. */
  readonly steering: SteeringUse | null;
  /** What the emissions cost, line by line. */
  readonly carbon: CarbonBill;
  /** Every limit of the site; absent where it was not asked for. */
  readonly limits?: readonly LimitValue[];
}

/** How often an asset was started (the state before the first step counts where it is known) and how long it ran. */
export interface RunningHours {
  readonly asset: string;
  readonly starts: number;
  readonly hours: number;
}

/**
 * `optimal`: the gap is within the tolerance. `gap-open`: it is not, because the future was hidden (day-ahead) or because
 * flows that exclude each other or assets that are on or off leave the bound loose. `deadline`: best plan found in time. The certificate has the gap.
 */
export type PlanStatus = 'optimal' | 'gap-open' | 'deadline';

/** Answer of `dispatch`: a plan with its certificate, or the reason why there is none. */
export type Dispatch =
  | {
      readonly status: PlanStatus;
      readonly sites: readonly SiteOperation[];
      readonly sharedLimits: readonly SharedLimitUse[];
      /** What knowing no more than a day ahead costs; null where it was not asked for, or where no such plan was found. */
      readonly foresight: ForesightCost | null;
      /** Cost of each site had all limits been known from the start, EUR; absent: they were. */
      readonly knowingAllEur?: readonly number[];
      readonly certificate: Certificate;
      /** Sides that were ruled out to resolve the steps below, and the steps around them. */
      readonly exclusiveChoices: readonly Choice[];
      /** Steps where the relaxation charged and discharged (or imported and exported) at once: resolved in the plan. */
      readonly overlapSteps: number;
      /** Where it was asked for. */
      readonly sizing?: SizingProof;
    }
  | { readonly status: 'infeasible'; readonly infeasibility: Infeasibility };

/** Import counts as standing at its limit within this many MW. */
const AT_LIMIT_MW = 1e-6;

/** Reads the operation of every site from a plan `x` and the multipliers `y` of its rows. */
export function operations(
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  y: Float64Array,
): SiteOperation[] {
  const reduced = creditLimits(program, reducedCosts(program, y), y);
  const together = groupPeakEur(group, program, x);
  return group.sites.map((site, index) => ({
    ...operationOf(group, program, site, index, x, reduced, together[index]!),
    valueRange: null,
    budgets: budgetUses(program, site, index, x, y),
    levy: levyUse(program, site, x, y),
    steering: steeringUse(program, site, x, y),
  }));
}

function operationOf(
  group: SiteGroup,
  program: Program,
  site: Site,
  index: number,
  x: Float64Array,
  reduced: Float64Array,
  groupPeak: number,
): Omit<SiteOperation, 'valueRange' | 'budgets' | 'levy' | 'steering'> {
  const { steps, stepHours } = group.axis;
  const columns = program.flows.filter(flow => flow.site === index);
  const values = columns.map(flow => valuesOf(program, flow, x));
  const counting = (...counts: FlowColumn['counts'][]) =>
    sumOf(
      values.filter((_, f) => counts.includes(columns[f]!.counts)),
      steps,
    );
  const mwhOf = (counts: FlowColumn['counts']) => total(counting(counts), steps) * stepHours;
  const importMw = counting('import', 'breach');
  const limitValue = limitValueOf(program, site, reduced);
  const fuelMwh = fuelOf(columns, program, x, stepHours);
  const costParts = costPartsOf(program, index, x);
  costParts.gridPeak += groupPeak;
  return {
    name: site.name,
    flows: [...columns.map((flow, f) => shown(flow, values[f]!)), ...givenFlows(site, steps, limitValue)],
    costParts,
    costEur: COST_PARTS.reduce((sum, part) => sum + costParts[part], 0),
    emissionsTonCo2: Object.entries(fuelMwh).reduce(
      (sum, [fuel, mwh]) => sum + mwh * site.fuels[fuel]!.emissionsTonPerMwh,
      site.carbon.processTon ?? 0,
    ),
    carbon: carbonBillOf(program, site, index, x),
    gridEmissionsTonCo2: weighted(site.gridEmissionsTonPerMwh, importMw) * stepHours,
    importMwh: total(importMw, steps) * stepHours,
    exportMwh: mwhOf('export'),
    peakMw: Math.max(0, maximum(importMw)),
    unservedMwh: mwhOf('unserved'),
    curtailedMwh: mwhOf('curtailed'),
    breachMwh: mwhOf('breach'),
    fuelMwh,
    valueOfOneMwEur: total(limitValue, steps),
    hoursAtLimit: stepsAtLimit(site, importMw) * stepHours,
    running: runningOf(program, index, x),
  };
}

function runningOf(program: Program, index: number, x: Float64Array): RunningHours[] {
  const sumOf = (block: number) => {
    const { start, count } = program.columns[block]!;
    return Math.round(total(x.subarray(start, start + count), count));
  };
  return program.onOff
    .filter(unit => unit.site === index)
    .map(unit => ({
      asset: unit.asset,
      starts: sumOf(unit.start),
      hours: sumOf(unit.on) * program.stepHours,
    }));
}

function valuesOf(program: Program, { column, factor, offset }: FlowColumn, x: Float64Array): Float64Array {
  const { start, count } = program.columns[column]!;
  const values = x.slice(start, start + count);
  if (typeof factor !== 'number') for (let t = 0; t < count; t++) values[t]! *= factor[t]!;
  else if (factor !== 1) for (let t = 0; t < count; t++) values[t]! *= factor;
  if (typeof offset !== 'number') for (let t = 0; t < count; t++) values[t]! += offset[t]!;
  else for (let t = 0; t < count; t++) values[t]! += offset;
  return values;
}

/** Sum of several flows per step. */
function sumOf(flows: readonly Float64Array[], steps: number): Float64Array {
  const sum = new Float64Array(steps);
  for (const values of flows) for (let t = 0; t < steps; t++) sum[t]! += values[t]!;
  return sum;
}

/** Sum over the steps of a value and its weight. */
function weighted(weight: Series, values: Float64Array): number {
  let sum = 0;
  if (typeof weight === 'number') for (let t = 0; t < values.length; t++) sum += values[t]! * weight;
  else for (let t = 0; t < values.length; t++) sum += values[t]! * weight[t]!;
  return sum;
}

function shown({ name, asset, role, carrier, fuel, factor }: FlowColumn, values: Float64Array): Flow {
  const unit = role === 'level' ? 'MWh' : 'MW';
  const flow = { name, asset, role, carrier, unit, values } as const;
  if (!fuel || typeof factor !== 'number') return flow;
  return { ...flow, fuel: { name: fuel.name, mwhPerMwh: fuel.mwhPerMwh / factor } };
}

/** What was given rather than decided: loads, limits, prices, and what one more MW is worth in each step. */
function givenFlows(site: Site, steps: number, limitValue: Float64Array): Flow[] {
  const given = (
    name: string,
    role: Flow['role'],
    carrier: Flow['carrier'],
    unit: Flow['unit'],
    values: Series,
  ): Flow => ({
    name,
    asset: null,
    role,
    carrier,
    unit,
    values: expand(values, steps),
  });
  return [
    given('load.electricity', 'sink', 'electricity', 'MW', site.electricityLoadMw),
    ...Object.entries(site.heatLoadMw).map(([level, load]) =>
      given(`load.${level}`, 'sink', level as HeatLevel, 'MW', load),
    ),
    given('importLimit', 'limit', 'electricity', 'MW', site.limits.importMw),
    given('exportLimit', 'limit', 'electricity', 'MW', site.limits.exportMw),
    given('importPrice', 'price', 'electricity', 'EUR/MWh', site.importEurPerMwh),
    given('exportPrice', 'price', 'electricity', 'EUR/MWh', site.exportEurPerMwh),
    given('importLimitValue', 'value', 'electricity', 'EUR/MW', limitValue),
  ];
}

/** Worth of one more MW of import limit in each step, EUR/MW: the reduced cost of import where its limit binds. */
export function limitValueOf(
  program: Program,
  site: Pick<Site, 'name'>,
  reduced: Float64Array,
): Float64Array {
  const block = program.columns.find(({ name }) => name === `${site.name}/import`)!;
  const worth = new Float64Array(block.count);
  for (let t = 0; t < block.count; t++) {
    const value = -reduced[block.start + t]!;
    if (value > 0) worth[t] = value;
  }
  return worth;
}

function fuelOf(
  columns: readonly FlowColumn[],
  program: Program,
  x: Float64Array,
  stepHours: number,
): Record<string, number> {
  const fuelMwh: Record<string, number> = {};
  for (const { fuel, column } of columns) {
    if (!fuel) continue;
    const { start, count } = program.columns[column]!;
    const mwh = total(x.subarray(start, start + count), count) * stepHours * fuel.mwhPerMwh;
    fuelMwh[fuel.name] = (fuelMwh[fuel.name] ?? 0) + mwh;
  }
  return fuelMwh;
}

/** Every booking of the program under its part of this site's bill. */
function costPartsOf(program: Program, index: number, x: Float64Array): CostParts {
  const parts = Object.fromEntries(COST_PARTS.map(part => [part, 0])) as CostParts;
  for (const { site, part, eur } of program.constants) if (site === index) parts[part] += eur;
  for (const { site, part, column, value } of program.costs) {
    if (site !== index) continue;
    const { start, count } = program.columns[column]!;
    parts[part] += weighted(value, x.subarray(start, start + count));
  }
  return parts;
}

function stepsAtLimit(site: Site, importMw: Float64Array): number {
  let steps = 0;
  for (let t = 0; t < importMw.length; t++) {
    if (importMw[t]! > 0 && importMw[t]! >= at(site.limits.importMw, t) - AT_LIMIT_MW) steps++;
  }
  return steps;
}
