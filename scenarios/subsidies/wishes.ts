import type { Package, Study } from '../schema/study.ts';
import type { StudySubsidies, StudySubsidy } from '../schema/subsidies.ts';

/** One scheme that a package wants, and where the study says so. */
export interface Wish {
  readonly subsidy: StudySubsidy;
  readonly path: string;
}

/** What a package wants: the best of some schemes, or these all. */
export interface PackageWish {
  readonly choose: 'best' | 'asked';
  readonly wishes: readonly Wish[];
}

/** Schemes that need no list, tender or statement of the applicant, so that a study can be judged on them. */
const BY_THEMSELVES = ['sde', 'veki', 'eia'] as const;

/** What a package wants: its own wish, else that of the study; null where it wants none. */
export function wishOf(study: Study, pack: Pick<Package, 'subsidies'>, path: string): PackageWish | null {
  const own = pack.subsidies !== undefined;
  const place = own ? `${path}/subsidies` : '/subsidies';
  return wishFrom(own ? pack.subsidies : study.subsidies, place);
}

export function wishFrom(given: StudySubsidies | undefined, path: string): PackageWish | null {
  if (given === undefined || given === 'none') return null;
  if (given === 'best')
    return { choose: 'best', wishes: BY_THEMSELVES.map(kind => ({ subsidy: { kind }, path })) };
  if ('bestOf' in given) return { choose: 'best', wishes: wishesOf(given.bestOf, `${path}/bestOf`) };
  return { choose: 'asked', wishes: wishesOf(given, path) };
}

function wishesOf(given: Extract<StudySubsidies, readonly unknown[]>, path: string): Wish[] {
  return given.map((one, index) => ({
    subsidy: typeof one === 'string' ? { kind: one } : one,
    path: `${path}/${index}`,
  }));
}
