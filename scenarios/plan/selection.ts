import { InputError } from '../../engine/index.ts';
import { packagesOf, referenceOf } from '../resolve/packages.ts';
import { pathYears } from '../resolve/path-years.ts';
import { resolveStudy } from '../resolve/resolve.ts';
import type { Sources } from '../resolve/sources.ts';
import type { Study } from '../schema/study.ts';
import { type Plan, planOf } from './plan.ts';

/** Which lines of the answer are asked for. */
export interface Selection {
  /** Names of packages; default the first that is not the reference, and the reference. */
  readonly variants?: readonly string[];
  /** Path year; default the first. */
  readonly year?: number;
}

/** At this gap a number on a page that moves with a slider is good enough. */
const LOOSEST_TOLERANCE = 1e-4;

/**
 * Plan for some variants in one path year over the whole period, at a gap of 1e-4 or what the study asks if that is looser.
 * @throws InputError with every problem of the study and its data, and of names and years that it does not have.
 */
export function planSelection(study: Study, wish: Selection, sources: Sources, deadlineMs: number): Plan {
  const { names, year } = chosen(study, wish);
  const { resolved, issues } = resolveStudy(study, sources, year);
  if (!resolved) throw new InputError(issues);
  if (resolved.years.length === 0) throw unknown('/year', String(year), pathYears(study, resolved.axis));
  const { tolerance, deadlineMs: own, foresight, ...options } = resolved.options;
  const hurried = {
    ...options,
    // A slider waits for one plan: for no worth from both sides, and for no second foresight.
    ranges: false,
    smoothest: false,
    foresight: foresight === 'both' ? ('perfect' as const) : foresight,
    tolerance: Math.max(tolerance, LOOSEST_TOLERANCE),
    deadlineMs: Math.min(own ?? Number.POSITIVE_INFINITY, deadlineMs),
  };
  // In the order asked: charts are drawn of the first.
  const packages = [...new Set(names)].flatMap(name => resolved.packages.filter(pack => pack.name === name));
  const plan = planOf({ ...resolved, packages, options: hurried }, group => group);
  return { ...plan, isSelection: true };
}

function chosen(study: Study, { variants, year }: Selection) {
  const known = packagesOf(study).map(({ name }) => name);
  const reference = study.kind === 'dispatch' ? undefined : referenceOf(study);
  const first = known.find(name => name !== reference) ?? known[0]!;
  const names = variants ?? [...new Set([first, reference ?? first])];
  const wrong = names.findIndex(name => !known.includes(name));
  if (wrong >= 0) throw unknown(`/variants/${wrong}`, names[wrong]!, known);
  return { names, year: year ?? study.years?.[0] ?? null };
}

function unknown(path: string, value: string, known: readonly (string | number)[]): InputError {
  const expected = `one of ${known.join(', ')}`;
  const message = `${path.slice(1)}: got ${value}, expected ${expected}`;
  return new InputError([{ path, code: 'unknown-name', message, expected, value }]);
}
