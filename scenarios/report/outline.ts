import { type Dispatch, HEAT_LEVELS, type SiteOperation, total } from '../../engine/index.ts';
import { billMaker } from '../bill/bills.ts';
import type { Bill } from '../bill/line.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import type { SharedLimitResult } from './result.ts';

type Solved = Exclude<Dispatch, { readonly status: 'infeasible' }>;

/** What the report takes of an answer: all but its series, and what it reads from them. Some kB where the answer is a MB. */
export type Outline = SolvedOutline | Exclude<Dispatch, Solved>;

export interface SolvedOutline extends Omit<Solved, 'sites' | 'sharedLimits' | 'exclusiveChoices'> {
  readonly sites: readonly SiteOutline[];
  readonly sharedLimits: readonly SharedLimitResult[];
  /** Highest import of all sites together in one step, MW. */
  readonly peakMw: number;
  /** Bills of the sites, by variant that the answer is of; null for one week. */
  readonly bills: ReadonlyMap<Variant, readonly (Bill | null)[]>;
}

export interface SiteOutline extends Omit<SiteOperation, 'flows'> {
  /** Heat made by each asset over the axis, MWh. Heat that passes through a store counts where it is made. */
  readonly heatMwh: Readonly<Record<string, number>>;
}

/** Takes outlines of the answers of a plan, by index of the task. */
export function outliner(plan: Plan): (answer: Dispatch, task: number) => Outline {
  const bill = billMaker(plan);
  const byTask = Map.groupBy(plan.variants, ({ task }) => task);
  return (answer, task) => {
    if (answer.status === 'infeasible') return answer;
    const { exclusiveChoices: _choices, ...rest } = answer;
    return {
      ...rest,
      sites: answer.sites.map(site => siteOutline(site, plan)),
      sharedLimits: answer.sharedLimits.map(withoutSeries),
      peakMw: peakOf(answer),
      bills: new Map(
        (byTask.get(task) ?? []).map(variant => [
          variant,
          answer.sites.map((_, s) => bill(variant, answer, s)),
        ]),
      ),
    };
  };
}

function siteOutline({ flows, ...site }: SiteOperation, { resolved: { axis } }: Plan): SiteOutline {
  const heat = flows.filter(({ name, asset, role, carrier }) => {
    return role === 'source' && LEVELS.has(carrier) && name === `${asset}.heat`;
  });
  return {
    ...site,
    heatMwh: Object.fromEntries(
      heat.map(({ asset, values }) => [asset, total(values, axis.steps) * axis.stepHours]),
    ),
  };
}

const LEVELS: ReadonlySet<string> = new Set(HEAT_LEVELS);

function withoutSeries(use: Solved['sharedLimits'][number]): SharedLimitResult {
  const { name, peakImportMw, peakExportMw, hoursAtLimit } = use;
  const { valueOfOneMwEur, valueOfOneExportMwEur, valueRange, peaks } = use;
  return {
    name,
    peakImportMw,
    peakExportMw,
    hoursAtLimit,
    valueOfOneMwEur,
    valueOfOneExportMwEur,
    valueRange,
    peaks,
  };
}

/** For one site its own peak. */
function peakOf({ sites }: Solved): number {
  if (sites.length === 1) return sites[0]!.peakMw;
  const imports = sites.flatMap(site =>
    site.flows.filter(({ name, asset }) => asset === null && (name === 'import' || name === 'breach')),
  );
  let most = 0;
  for (let t = 0; t < (imports[0]?.values.length ?? 0); t++) {
    const mw = imports.reduce((sum, { values }) => sum + values[t]!, 0);
    if (mw > most) most = mw;
  }
  return most;
}
