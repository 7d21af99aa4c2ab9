import type { Dispatch, SharedLimitUse } from '../../engine/index.ts';
import type { Answers, Outcome } from '../run.ts';
import type { SeriesColumn, SeriesTable } from './result.ts';

/** Which answer holds the series of a variant in a year. */
export interface SeriesPlace extends Omit<SeriesTable, 'columns'> {
  /** Hash of the task. */
  readonly task: string;
}

/** The series per step of every variant that has a plan: one table each, columns named `<site>/<flow>`. */
export function seriesTables({ plan, answers }: Answers): SeriesTable[] {
  const byHash = new Map(plan.tasks.map(({ hash }, k) => [hash, answers[k]!]));
  return seriesPlaces({ plan, outlines: answers }).map(place => seriesTable(place, byHash.get(place.task)!));
}

/** Where the series are of every variant that has a plan. */
export function seriesPlaces({ plan, outlines }: Pick<Outcome, 'plan'> & Statuses): SeriesPlace[] {
  const { startMs, stepMinutes, steps } = plan.resolved.axis;
  return plan.variants.flatMap(({ name, year, task }) => {
    if (outlines[task]!.status === 'infeasible') return [];
    return [{ variant: name, year, startMs, stepMinutes, steps, task: plan.tasks[task]!.hash }];
  });
}

interface Statuses {
  readonly outlines: readonly Pick<Dispatch, 'status'>[];
}

/** The series of a variant from the answer that holds them. */
export function seriesTable({ task, ...place }: SeriesPlace, answer: Dispatch): SeriesTable {
  if (answer.status === 'infeasible') throw new Error(`task ${task}: an answer without a plan has no series`);
  const columns = answer.sites.flatMap(site =>
    site.flows.map(({ fuel: _fuel, ...flow }) => ({
      ...flow,
      name: `${site.name}/${flow.name}`,
      site: site.name,
    })),
  );
  return { ...place, columns: [...columns, ...answer.sharedLimits.flatMap(sharedColumns)] };
}

/** What one more MW of a shared limit is worth in each step; no site has the name `shared`. */
function sharedColumns(use: SharedLimitUse): SeriesColumn[] {
  const values: readonly (readonly [string, Float64Array | null])[] = [
    ['importValue', use.importValueEurPerMw],
    ['exportValue', use.exportValueEurPerMw],
    ['importValueMore', use.importValueMoreEurPerMw],
    ['importValueLess', use.importValueLessEurPerMw],
  ];
  return values.flatMap(([of, perStep]): SeriesColumn[] =>
    perStep === null
      ? []
      : [
          {
            name: `shared/${use.name}.${of}`,
            site: 'shared',
            asset: null,
            role: 'value',
            carrier: 'electricity',
            unit: 'EUR/MW',
            values: perStep,
          },
        ],
  );
}
