import { stepTime } from '../calendar/axis.ts';
import { coverOf } from '../program/covers.ts';
import {
  addColumns,
  addRows,
  addTerm,
  type Draft,
  finish,
  newDraft,
  type Program,
} from '../program/program.ts';
import { steeredName } from '../program/steering.ts';
import type { Series } from '../series/series.ts';
import { HEAT_LEVELS, type SiteGroup } from '../site/site.ts';
import { solveWithHighs } from '../solve/highs.ts';

/** Why no plan exists: where it fails first, by how much, and the cheapest ways out. */
export interface Infeasibility {
  /** Hours that fail, worst first, at most `MOST_SHORTAGES`. */
  readonly shortages: readonly Shortage[];
  readonly shortHours: number;
  readonly shortMwh: number;
  /** Single changes that make the study possible, smallest first. */
  readonly repairs: readonly Repair[];
  /** False: no plan was found on which every asset runs within its limits, which does not prove that there is none; absent: proven. */
  readonly isProven?: false;
}

export interface Shortage {
  readonly site: string;
  readonly step: number;
  /** UTC start of the step, ISO 8601. */
  readonly time: string;
  /** What binds: `electricity`, a heat level, `export` (a surplus), `<store>.stock` (MWh), or `steered` (what steering asks). */
  readonly limit: string;
  readonly shortMw: number;
}

export interface Repair {
  readonly change:
    | 'raise-import-limit'
    | 'raise-export-limit'
    | 'allow-unserved'
    | 'raise-heat-capacity'
    | 'lower-end-level'
    | 'raise-budget'
    | 'lower-steering';
  readonly site: string;
  readonly amount: number;
  readonly unit: 'MW' | 'MWh';
}

const MOST_SHORTAGES = 100;
/** Violations below this many MW are rounding. */
const SHORT_MW = 1e-6;

/**
 * Explains an infeasible program: the plan with the least total shortage says which hours and limits fail; then, for each
 * kind of single change, the least amount of it that makes the program possible.
 */
export async function explainInfeasible(group: SiteGroup, program: Program): Promise<Infeasibility> {
  // A site is asked something only where it has a plan without that: what is asked is then what does not fit.
  const isSteered = program.rows.some(({ name }) => carrierOf(name) === STEERED);
  const elastic = elasticProgram(program, carrier => (isSteered ? carrier === STEERED : carrier !== BUDGET));
  const solution = await solveWithHighs(elastic.program, null);
  if (solution.status !== 'optimal') return { shortages: [], shortHours: 0, shortMwh: 0, repairs: [] };
  const shortages = elastic.slacks.flatMap(slack => shortagesOf(group, slack, solution.x));
  const repairs: Repair[] = [];
  for (const kind of kindsOf(program, shortages)) repairs.push(...(await leastChange(group, program, kind)));
  shortages.sort((a, b) => b.shortMw - a.shortMw || a.step - b.step);
  return {
    shortages: shortages.slice(0, MOST_SHORTAGES),
    shortHours: new Set(shortages.map(({ step }) => step)).size * group.axis.stepHours,
    shortMwh: shortages.reduce(
      (sum, { limit, shortMw }) => sum + shortMw * (isStock(limit) ? 1 : group.axis.stepHours),
      0,
    ),
    repairs: repairs.sort((a, b) => a.amount - b.amount),
  };
}

/** A relaxed row: `short` lets a balance lack sources (or a stock its end), `over` lets it have too many. */
interface Slack {
  readonly site: string;
  readonly carrier: string;
  readonly side: 'short' | 'over';
  readonly start: number;
  readonly count: number;
}

/** The same rows and columns at no cost, each balance with a shortage and a surplus at one a MW. */
function elasticProgram(
  program: Program,
  wanted: (carrier: string, side: Slack['side']) => boolean,
  uniform = false,
  mostOf: (row: Program['rows'][number]) => Series = () => LARGE_MW,
  takesFromBudgets = false,
) {
  const draft = copyWithoutCosts(program);
  const slacks: Slack[] = [];
  program.rows.forEach((block, row) => {
    const [site, carrier] = block.name.split('/') as [string, string];
    if (site === 'shared' || !(canBeShort(carrier) || carrier === BUDGET || carrier === STEERED)) return;
    for (const side of ['short', 'over'] as const) {
      if (!wanted(carrier, side)) continue;
      const column = addColumns(draft, `${block.name}.${side}`, block.count, 0, mostOf(block));
      addTerm(draft, row, column, side === 'short' ? 1 : -1);
      const cover = side === 'short' ? coverOf(program.rows, block.name) : -1;
      if (cover >= 0) addTerm(draft, cover, column, 1);
      price(draft, column, block.count, uniform, `${block.name}.${side}`);
      if (takesFromBudgets) takeFromBudgets(program, draft, `${site}/import`, column);
      slacks.push({ site, carrier, side, start: draft.columns[column]!.start, count: block.count });
    }
  });
  return { program: finish(draft), slacks };
}

/** Second part of the name of the row of a budget, and of the row of a steered site. */
const BUDGET = 'budget';
const STEERED = steeredName({ name: '' }).slice(1);

function carrierOf(row: string): string | undefined {
  return row.split('/')[1];
}

/** What is imported beyond a limit still comes out of the budgets on import. */
function takeFromBudgets(program: Program, draft: Draft, imports: string, column: number): void {
  for (const { row, column: of, value, link } of program.terms)
    if (program.rows[row]!.name.split('/')[1] === BUDGET && program.columns[of]!.name === imports)
      addTerm(draft, row, column, value, link);
}

/** Above any flow of a site: more than the Dutch grid carries. */
const LARGE_MW = 1e5;

/** Total shortage counts, or, for a uniform change, the largest of any step. */
function price(draft: Draft, column: number, count: number, uniform: boolean, name: string): void {
  if (!uniform) {
    draft.costs.push({ site: 0, part: 'unserved', column, value: 1 });
    return;
  }
  const most = addColumns(draft, `${name}.most`, 1, 0, LARGE_MW);
  const rows = addRows(draft, `${name}.most`, count, Number.NEGATIVE_INFINITY, 0);
  addTerm(draft, rows, column, 1);
  addTerm(draft, rows, most, -1, { columnOf: new Int32Array(count) });
  draft.costs.push({ site: 0, part: 'unserved', column: most, value: 1 });
}

/** Balances, and the stocks of stores: a store may be unable to come back to its end level. */
function canBeShort(carrier: string): boolean {
  return carrier === 'electricity' || isHeat(carrier) || isStock(carrier);
}

function isHeat(carrier: string): boolean {
  return (HEAT_LEVELS as readonly string[]).includes(carrier);
}

function isStock(carrier: string): boolean {
  return carrier.endsWith('.stock');
}

function copyWithoutCosts(program: Program): Draft {
  const draft = newDraft(program.steps, program.stepHours);
  for (const block of program.columns) {
    const end = block.start + block.count;
    addColumns(
      draft,
      block.name,
      block.count,
      program.lower.slice(block.start, end),
      program.upper.slice(block.start, end),
    );
  }
  for (const block of program.rows) {
    const end = block.start + block.count;
    addRows(
      draft,
      block.name,
      block.count,
      program.rowLower.slice(block.start, end),
      program.rowUpper.slice(block.start, end),
    );
  }
  draft.terms.push(...program.terms);
  return draft;
}

function shortagesOf(group: SiteGroup, slack: Slack, x: Float64Array): Shortage[] {
  const found: Shortage[] = [];
  for (let step = 0; step < group.axis.steps; step++) {
    const shortMw = x[slack.start + step]!;
    if (shortMw <= SHORT_MW) continue;
    const isSurplus = slack.side === 'over' && !isStock(slack.carrier) && slack.carrier !== STEERED;
    const limit = isSurplus ? 'export' : slack.carrier;
    found.push({ site: slack.site, step, time: stepTime(group.axis, step), limit, shortMw });
  }
  return found;
}

type RepairKind = Repair['change'];
const MWH_CHANGES: ReadonlySet<RepairKind> = new Set(['allow-unserved', 'lower-end-level', 'raise-budget']);

/** Changes worth trying for what was found short. */
function kindsOf(program: Program, shortages: readonly Shortage[]): RepairKind[] {
  const limits = new Set(shortages.map(({ limit }) => limit));
  if (limits.has(STEERED)) return ['lower-steering'];
  const kinds: RepairKind[] = [];
  if (limits.has('export')) kinds.push('raise-export-limit');
  if ([...limits].some(limit => limit !== 'export'))
    kinds.push('raise-import-limit', 'allow-unserved', 'raise-heat-capacity');
  if ([...limits].some(isStock)) kinds.push('lower-end-level');
  if (program.rows.some(({ name }) => name.split('/')[1] === BUDGET)) kinds.push('raise-budget');
  return kinds;
}

/** Least amount of one kind of change that is enough by itself; nothing where it is not. */
async function leastChange(group: SiteGroup, program: Program, change: RepairKind): Promise<Repair[]> {
  const wanted: Record<RepairKind, (carrier: string, side: Slack['side']) => boolean> = {
    'raise-import-limit': (carrier, side) => carrier === 'electricity' && side === 'short',
    'raise-export-limit': (carrier, side) => carrier === 'electricity' && side === 'over',
    'raise-heat-capacity': (carrier, side) => isHeat(carrier) && side === 'short',
    'allow-unserved': (carrier, side) =>
      !isStock(carrier) && carrier !== BUDGET && carrier !== STEERED && side === 'short',
    // A stock that gets what nothing put in ends as high as it must.
    'lower-end-level': (carrier, side) => isStock(carrier) && side === 'over',
    'raise-budget': (carrier, side) => carrier === BUDGET && side === 'over',
    'lower-steering': carrier => carrier === STEERED,
  };
  const unit = MWH_CHANGES.has(change) ? 'MWh' : 'MW';
  const most =
    change === 'lower-end-level' ? (row: { name: string }) => endRoom(program, row.name) : undefined;
  const elastic = elasticProgram(
    program,
    wanted[change],
    unit === 'MW',
    most,
    change === 'raise-import-limit',
  );
  const solution = await solveWithHighs(elastic.program, null);
  if (solution.status !== 'optimal') return [];
  const amounts = new Map<string, number>();
  for (const { site, start, count } of elastic.slacks) {
    let amount = amounts.get(site) ?? 0;
    for (let t = 0; t < count; t++) {
      const mw = solution.x[start + t]!;
      amount =
        unit === 'MW'
          ? Math.max(amount, mw)
          : amount + mw * (change === 'allow-unserved' ? group.axis.stepHours : 1);
    }
    amounts.set(site, amount);
  }
  return [...amounts]
    .filter(([, amount]) => amount > SHORT_MW)
    .map(([site, amount]) => ({ change, site, amount, unit }));
}

/** How far the end level of a store may be lowered: at the last step, down to its minimum. MWh per step. */
function endRoom(program: Program, stock: string): Float64Array {
  const room = new Float64Array(program.steps);
  const level = program.columns.find(({ name }) => name === stock.replace(/stock$/, 'level'));
  if (!level) return room;
  const last = level.start + level.count - 1;
  room[room.length - 1] = Math.max(0, program.lower[last]! - program.lower[level.start]!);
  return room;
}
