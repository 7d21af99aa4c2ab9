import { expand, plus } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import type { Area } from './area.ts';
import type { AllCalls } from './call-round.ts';
import type { Cluster } from './clusters.ts';
import type { RunTrials, Trial } from './own-bid.ts';
import type { Operated, Together } from './run-sites.ts';

/** So dear, EUR/MWh, that a company goes above its limit by no more than what it cannot do without. No result has it. */
const ONLY_WHERE_IT_MUST = 100_000;

/** Runs members under trials, all of them at once; members of a group without one stay as `under` has them. */
export function runTrials(
  { axis, members }: Pick<Area, 'axis' | 'members'>,
  clusters: readonly Cluster[],
  under: (cluster: Cluster, calls: AllCalls) => Together,
  run: (which: readonly Together[]) => Promise<readonly (readonly Operated[] | null)[]>,
): RunTrials {
  const mayExceed = (site: Site, trial: Trial | undefined): Site => {
    const more = trial?.mayExceedMw;
    if (!more) return site;
    const importMw = expand(plus(site.limits.breach?.importMw ?? 0, more), axis.steps);
    return { ...site, limits: { ...site.limits, breach: { importMw, priceEurPerMwh: ONLY_WHERE_IT_MUST } } };
  };
  return async (all, calls) => {
    const tasks = all.flatMap(trials => {
      const tried = members.map((_, m) => trials.get(m)?.calls ?? calls[m]!);
      return clusters
        .filter(({ members: own }) => own.some(m => trials.has(m)))
        .map(cluster => {
          const { sites, ...together } = under(cluster, tried);
          const own = cluster.members;
          return {
            trials,
            own,
            together: { ...together, sites: sites.map((site, s) => mayExceed(site, trials.get(own[s]!))) },
          };
        });
    });
    const answers = await run(tasks.map(({ together }) => together));
    return all.map(trials => {
      const found = new Map<number, Operated | null>();
      for (const [k, { trials: of, own }] of tasks.entries())
        if (of === trials) for (const [place, m] of own.entries()) found.set(m, answers[k]?.[place] ?? null);
      return found;
    });
  };
}
