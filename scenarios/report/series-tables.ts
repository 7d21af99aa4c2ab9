import type { SharedLimitUse } from '../../engine/index.ts';
import type { Outcome } from '../run.ts';
import type { SeriesColumn, SeriesTable } from './result.ts';

/** The series per step of every variant that has a plan: one table each, columns named `<site>/<flow>`. */
export function seriesTables({ plan, answers }: Outcome): SeriesTable[] {
  const { startMs, stepMinutes, steps } = plan.resolved.axis;
  return plan.variants.flatMap(({ name, year, task }) => {
    const answer = answers[task]!;
    if (answer.status === 'infeasible') return [];
    const columns = answer.sites.flatMap(site =>
      site.flows.map(({ fuel: _fuel, ...flow }) => ({
        ...flow,
        name: `${site.name}/${flow.name}`,
        site: site.name,
      })),
    );
    const shared = answer.sharedLimits.flatMap(sharedColumns);
    return [{ variant: name, year, startMs, stepMinutes, steps, columns: [...columns, ...shared] }];
  });
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
