import type { SiteResult } from '../../scenarios/index.ts';

/** Lines of the carbon bill in their order, what the next tonne costs, and scope 2, which is in none of them. */
export const CARBON_LINE_LABELS = {
  allowances: { nl: 'Uitstoot tegen de ETS-prijs', en: 'Emissions at the ETS price' },
  freeAllocation: { nl: 'Gratis rechten', en: 'Free allowances' },
  forgone: {
    nl: 'Gratis rechten die warmte uit stroom niet krijgt',
    en: 'Free allowances not earned by electric heat',
  },
  levy: { nl: 'CO2-heffing boven de dispensatie', en: 'CO2 levy above the dispensation' },
  compensation: { nl: 'Compensatie indirecte CO2-kosten', en: 'Compensation of indirect CO2 cost' },
  total: { nl: 'CO2-rekening', en: 'Carbon bill' },
  oneTonMore: { nl: 'Een ton meer kost', en: 'One tonne more costs' },
  oneTonLess: { nl: 'Een ton minder scheelt', en: 'One tonne less saves' },
  scope2: {
    nl: 'Uitstoot van stroom van het net (scope 2, niet in de rekening)',
    en: 'Emissions of grid power (scope 2, not in the bill)',
  },
} as const;

export interface CarbonLine {
  readonly line: keyof typeof CARBON_LINE_LABELS;
  readonly ton: number | null;
  readonly eurPerTon: number | null;
  readonly eur: number | null;
  readonly source: string | null;
  /** Null: given by the study, or summed here. */
  readonly mark: string | null;
}

/** The carbon bill of a site; empty where emissions cost nothing. Lines of nil are left out, the first and the total are not. */
export function carbonLines({ carbon }: SiteResult): CarbonLine[] {
  if (!costsAnything(carbon)) return [];
  const { sources } = carbon;
  const line = (name: keyof typeof sources, ton: number | null, eur: number): CarbonLine => ({
    line: name,
    ton,
    eurPerTon: ton ? Math.abs(eur / ton) : null,
    eur,
    ...sources[name],
  });
  const only = (name: CarbonLine['line'], amount: Partial<CarbonLine>): CarbonLine => ({
    line: name,
    ton: null,
    eurPerTon: null,
    eur: null,
    source: null,
    mark: null,
    ...amount,
  });
  const lines = [
    line('allowances', carbon.allowancesTon, carbon.allowancesEur),
    line('freeAllocation', carbon.freeAllocationTon, carbon.freeAllocationEur),
    line('forgone', carbon.forgoneTon, carbon.forgoneEur),
    line('levy', carbon.leviedTon, carbon.levyEur),
    line('compensation', null, carbon.compensationEur),
  ].filter(({ line: name, eur }) => name === 'allowances' || eur !== 0);
  return [
    ...lines,
    only('total', { eur: carbon.totalEur }),
    only('oneTonMore', { eurPerTon: carbon.moreEurPerTon }),
    only('oneTonLess', { eurPerTon: carbon.lessEurPerTon }),
    only('scope2', { ton: carbon.gridEmissionsTonCo2 }),
  ];
}

/** Whether a site pays for what it emits. */
export function costsAnything({ moreEurPerTon, totalEur }: SiteResult['carbon']): boolean {
  return moreEurPerTon !== 0 || totalEur !== 0;
}
