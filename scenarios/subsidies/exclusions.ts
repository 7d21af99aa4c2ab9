import type { SchemeName } from '../schema/subsidies.ts';
import type { Text } from '../schema/text.ts';
import { SCHEME_SORTS } from './scheme.ts';

/** Why two schemes do not go together on one measure. */
export interface Exclusion {
  readonly reason: Text;
  readonly source: string;
}

const EIA_OR_MIA: Exclusion = {
  reason: {
    nl: 'EIA en MIA gaan niet samen op hetzelfde bedrijfsmiddel',
    en: 'EIA and MIA do not go together on the same asset',
  },
  source: 'Belastingdienst, EIA 2026 [S]',
};

const FREE_DEPRECIATION: Exclusion = {
  reason: {
    nl: 'Vamil hoort bij de Milieulijst; met EIA op hetzelfde bedrijfsmiddel is het niet gerekend',
    en: 'Vamil belongs to the list of MIA (Milieulijst); with EIA on the same asset it is not counted',
  },
  source: 'Choice of this tool [D]',
};

const ONE_GRANT: Exclusion = {
  reason: {
    nl: 'twee investeringssubsidies vergoeden dezelfde kosten dubbel',
    en: 'two investment grants pay the same cost twice',
  },
  source: 'Choice of this tool, no double counting [D]',
};

const GRANT_OR_SUPPORT: Exclusion = {
  reason: {
    nl: 'het basisbedrag van de SDE++ vergoedt de investering al',
    en: 'the base amount of the SDE++ already pays for the investment',
  },
  source: 'Base amount holds the investment (PBL); no double counting [D]',
};

/** Rule that keeps two schemes apart on one measure; null where they go together. */
export function exclusionOf(a: SchemeName, b: SchemeName): Exclusion | null {
  const pair = new Set<SchemeName>([a, b]);
  if (pair.has('eia') && pair.has('mia')) return EIA_OR_MIA;
  if (pair.has('eia') && pair.has('vamil')) return FREE_DEPRECIATION;
  const sorts = [SCHEME_SORTS[a], SCHEME_SORTS[b]];
  if (sorts.every(sort => sort === 'grant')) return ONE_GRANT;
  if (sorts.includes('grant') && sorts.includes('support')) return GRANT_OR_SUPPORT;
  return null;
}

/** First pair of a stack that may not be together. */
export function brokenPair(
  stack: readonly SchemeName[],
): { readonly pair: readonly [SchemeName, SchemeName]; readonly exclusion: Exclusion } | null {
  for (let a = 0; a < stack.length; a++)
    for (let b = a + 1; b < stack.length; b++) {
      const exclusion = exclusionOf(stack[a]!, stack[b]!);
      if (exclusion) return { pair: [stack[a]!, stack[b]!], exclusion };
    }
  return null;
}
