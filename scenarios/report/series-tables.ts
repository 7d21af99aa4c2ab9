import type { Outcome } from '../run.ts';
import type { SeriesTable } from './result.ts';

/** The series per step of every variant that has a plan: one table each, columns named `<site>/<flow>`. */
export function seriesTables({ plan, answers }: Outcome): SeriesTable[] {
  const { startMs, stepMinutes, steps } = plan.resolved.axis;
  return plan.variants.flatMap(({ name, year, task }) => {
    const answer = answers[task]!;
    if (answer.status === 'infeasible') return [];
    const columns = answer.sites.flatMap(site =>
      site.flows.map(flow => ({ ...flow, name: `${site.name}/${flow.name}`, site: site.name })),
    );
    return [{ variant: name, year, startMs, stepMinutes, steps, columns }];
  });
}
