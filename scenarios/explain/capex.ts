import type { ResolvedStudy } from '../resolve/resolved-study.ts';

/** The study with all that a package invests times a factor; upkeep stays what it is, also where a table gives it as a share. */
export function withCapex(resolved: ResolvedStudy, name: string, factor: number): ResolvedStudy {
  const packages = resolved.packages.map(pack =>
    pack.name === name
      ? {
          ...pack,
          investments: pack.investments.map(one => ({ ...one, capexEur: one.capexEur * factor })),
        }
      : pack,
  );
  return { ...resolved, packages };
}

/** Whether a package lays anything out. */
export function invests({ packages }: ResolvedStudy, name: string): boolean {
  return packages.some(pack => pack.name === name && pack.investments.some(({ capexEur }) => capexEur > 0));
}
