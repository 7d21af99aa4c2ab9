import { type DispatchOptions, type Issue, type SiteGroup, type Task, taskHash } from '../../engine/index.ts';
import { checkStudy } from '../check/check-study.ts';
import { compose } from '../plan/compose.ts';
import { resolveStudy } from '../resolve/resolve.ts';
import type { ResolvedContract, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Sources } from '../resolve/sources.ts';
import type { Study } from '../schema/study.ts';
import { isLess } from './given-up.ts';

/** A study under one right, joined with its data, or why it cannot be. */
export interface Prepared {
  readonly name: string;
  readonly ready: Ready | null;
  readonly issues: readonly Issue[];
}

export interface Ready {
  readonly resolved: ResolvedStudy;
  readonly group: SiteGroup;
  readonly contracts: readonly ResolvedContract[];
  readonly options: DispatchOptions;
}

/** Checks a study under a right and joins it with its data; what does not fit shows here. */
export function prepare(study: Study, name: string, sources: Sources): Prepared {
  const { study: checked, issues } = checkStudy(study);
  if (!checked) return { name, ready: null, issues };
  const { resolved, issues: found } = resolveStudy(checked, sources);
  if (!resolved) return { name, ready: null, issues: found };
  const year = resolved.years[0]!;
  const { group } = compose(resolved, year, resolved.packages[0]!);
  const { options } = resolved;
  return {
    name,
    ready: {
      resolved,
      group: group!,
      contracts: year.sites.map(({ contract }) => contract),
      options: {
        ...options,
        foresight: options.foresight === 'both' ? 'perfect' : options.foresight,
        ranges: false,
        smoothest: false,
        limitValues: true,
        // Rights are told apart by small differences between large sums.
        tolerance: Math.min(options.tolerance, FINEST_GAP),
      },
    },
    issues: [],
  };
}

const FINEST_GAP = 1e-6;

/** The operation under a right, and with the whole connection at the same tariff where the right leaves less of it. */
export function tasksOf(
  { group, options }: Ready,
  firm: Ready,
  site: number,
): [own: Task, whole: Task | null] {
  const task = (one: SiteGroup): Task => ({
    hash: taskHash(one, options),
    name: group.sites[site]!.name,
    group: one,
    options,
  });
  const { limits } = firm.group.sites[site]!;
  if (!isLess(group.sites[site]!.limits, limits, group.axis)) return [task(group), null];
  const sites = group.sites.map((one, s) => (s === site ? { ...one, limits } : one));
  return [task(group), task({ ...group, sites })];
}
