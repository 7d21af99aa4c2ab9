import type { Site, SiteGroup } from '../site/site.ts';
import { isAsked } from '../site/steering.ts';
import type { Dispatch, SiteOperation } from './operation.ts';
import type { DispatchOptions } from './options.ts';

/**
 * A plan that stands at what is possible may be off by what a solver leaves; asked on top of that nothing would fit. Where there
 * is no plan with what is asked, it is asked with this much less, MW: no meter sees it.
 */
const ROUNDING_MW = 1e-5;
/** Share of a deadline for the plan without steering. */
const PLAN_SHARE = 0.5;

type Solve = (group: SiteGroup, options: DispatchOptions) => Promise<Dispatch>;

/**
 * Dispatch of a group of which sites may be steered: first its plan without that, which is what they are asked to exceed, and
 * then with what is asked on top of it. A group that has no plan even without steering has that reason.
 */
export async function steered(group: SiteGroup, options: DispatchOptions, solve: Solve): Promise<Dispatch> {
  if (!group.sites.some(isUnplanned)) return solve(group, options);
  const { deadlineMs, tolerance, foresight } = options;
  const begin = performance.now();
  const before = await solve(withoutSteering(group), {
    tolerance,
    foresight: foresight === 'day-ahead' ? foresight : 'perfect',
    deadlineMs: deadlineMs === null ? null : deadlineMs * PLAN_SHARE,
  });
  if (before.status === 'infeasible') return before;
  const left = () => (deadlineMs === null ? null : Math.max(0, deadlineMs - (performance.now() - begin)));
  const planned = withPlans(group, before.sites.map(netMw));
  const answer = await solve(planned, { ...options, deadlineMs: left() });
  if (answer.status !== 'infeasible') return answer;
  const nearly = await solve(askedLess(planned, ROUNDING_MW), { ...options, deadlineMs: left() });
  return nearly.status === 'infeasible' ? answer : nearly;
}

/** The group with the plans that an answer was found by, for those who read it again. */
export function withPlansOf(group: SiteGroup, sites: readonly Pick<SiteOperation, 'steering'>[]): SiteGroup {
  return withPlans(
    group,
    sites.map(({ steering }) => steering?.planMw),
  );
}

function isUnplanned({ limits }: Site): boolean {
  return limits.steering !== undefined && limits.steering.planMw === undefined && isAsked(limits);
}

function withoutSteering(group: SiteGroup): SiteGroup {
  const sites = group.sites.map(site => {
    const { steering: _, ...limits } = site.limits;
    return { ...site, limits };
  });
  return { ...group, sites };
}

function withPlans(group: SiteGroup, planMw: readonly (Float64Array | undefined)[]): SiteGroup {
  const sites = group.sites.map((site, s) => {
    const { steering } = site.limits;
    const plan = planMw[s];
    if (!steering || !plan || !isAsked(site.limits)) return site;
    return { ...site, limits: { ...site.limits, steering: { ...steering, planMw: plan } } };
  });
  return { ...group, sites };
}

/** The plan that is to be exceeded, that much nearer by. */
function askedLess(group: SiteGroup, mw: number): SiteGroup {
  const sites = group.sites.map(site => {
    const { steering } = site.limits;
    if (!steering?.planMw) return site;
    const less = (side: typeof steering.import) => ({
      ...side,
      askedMw: side.askedMw.map(asked => Math.max(0, asked - mw)),
    });
    const { import: more, export: out } = steering;
    return {
      ...site,
      limits: { ...site.limits, steering: { ...steering, import: less(more), export: less(out) } },
    };
  });
  return { ...group, sites };
}

/** Import less export of an operation by step, MW. */
function netMw({ flows }: SiteOperation): Float64Array {
  const of = (...names: string[]) =>
    flows.filter(({ name, asset }) => asset === null && names.includes(name)).map(({ values }) => values);
  const [taken, given] = [of('import', 'breach'), of('export')];
  const net = new Float64Array(taken[0]!.length);
  for (const values of taken) for (let t = 0; t < net.length; t++) net[t]! += values[t]!;
  for (const values of given) for (let t = 0; t < net.length; t++) net[t]! -= values[t]!;
  return net;
}
