import { draws, seedOf } from '../profiles/draws.ts';
import { connectionOf } from './connections.ts';
import { type Energy, etsEnergy, gasTon, heatOf, otherEnergy } from './energy.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { nameGiver } from './names.ts';
import { CLUSTER_FIGURES } from './national-figures.ts';
import { place, raked, type Unplaced } from './placing.ts';
import type { Company } from './population.ts';
import { SECTORS, type Sector, sector } from './sectors.ts';
import { apportion, sizesOf } from './sizes.ts';

const SOURCE = 'Synthetic: made up by Speelruimte from a seed, matched to published totals';

/** A site on its way to a company. */
interface Draft {
  readonly sector: Sector;
  readonly province: string;
  readonly ets: boolean;
  readonly energy: Energy;
  /** Absent where the tonnes are not known: waste-to-energy. */
  readonly ton?: number;
}

/** ETS companies by sector: those on the list, grown in proportion to the published number of firms. */
export function etsCompanies(): readonly number[] {
  return apportion(
    SECTORS.map(({ etsSites }) => etsSites.value),
    CLUSTER_FIGURES.etsCompanies.value,
  );
}

/** The companies of a seed: those under the ETS matched to tonnes by sector and province, the others to the criterion. */
export function syntheticCompanies(seed: number): readonly Company[] {
  const drafts = [...etsDrafts(seed), ...otherDrafts(seed)];
  const nameOf = nameGiver(seed);
  return drafts.map((draft, k) => companyOf(seed, draft, k, nameOf));
}

function etsDrafts(seed: number): readonly Draft[] {
  const counts = etsCompanies();
  const sites = SECTORS.flatMap(({ id, etsKton, etsMedianKton, etsLargestKton }, s): Unplaced[] =>
    sizesOf(seed, id, {
      count: counts[s]!,
      total: etsKton.value,
      median: etsMedianKton.value,
      largest: etsLargestKton.value,
    }).map(kton => ({ sector: id, kton })),
  );
  const placed = place(seed, 'ets', sites);
  const ktons = raked(placed, id => sector(id)!.etsKton.value);
  return SECTORS.flatMap(one => {
    const mine = placed.flatMap((site, k) => (site.sector === one.id ? [k] : []));
    const energies = etsEnergy(
      seed,
      one,
      mine.map(k => ktons[k]!),
    );
    return mine.map((k, n) => ({
      sector: one,
      province: placed[k]!.province,
      ets: true,
      energy: energies[n]!,
      ton: 1000 * ktons[k]!,
    }));
  });
}

function otherDrafts(seed: number): readonly Draft[] {
  const sites = SECTORS.flatMap(one =>
    Array.from({ length: one.otherCompanies.value }, (_, k) => ({
      sector: one.id,
      energy: otherEnergy(seed, one, k),
    })),
  );
  const placed = place(
    seed,
    'other',
    sites.map(({ sector: id, energy }) => ({ sector: id, kton: gasTon(energy.gasM3) / 1000 })),
  );
  return sites.map(({ sector: id, energy }, k) => ({
    sector: sector(id)!,
    province: placed[k]!.province,
    ets: false,
    energy,
    ...(id !== 'waste' && { ton: gasTon(energy.gasM3) }),
  }));
}

function companyOf(seed: number, draft: Draft, k: number, nameOf: (word: string) => string): Company {
  const { sector: one, energy, ets, province, ton } = draft;
  const random = draws(seed, 'company', k);
  const name = nameOf(one.names[k % one.names.length]!);
  const { leastUtilisation, utilisationSpread } = MODEL_FIGURES.company;
  const drawn = one.utilisation.value * (1 + utilisationSpread.value * random.normal());
  const utilisation = Math.min(1, Math.max(leastUtilisation.value, drawn));
  const heatMwhPerYear = heatOf(one, energy);
  return {
    id: `syn-${String(k + 1).padStart(4, '0')}`,
    name: `${name} (synthetisch)`,
    synthetic: true,
    sector: one.id,
    province,
    ets,
    ...(ton !== undefined && { emissionsTonPerYear: Math.round(ton) }),
    ...(energy.wasteTon !== undefined && { wasteTonPerYear: Math.round(energy.wasteTon) }),
    gasM3PerYear: Math.round(energy.gasM3),
    powerMwhPerYear: Math.round(energy.powerMwh),
    ownPowerMwhPerYear: Math.round(energy.ownPowerMwh),
    ...(heatMwhPerYear && { heatMwhPerYear }),
    utilisation: Math.round(1000 * utilisation) / 1000,
    connection: connectionOf(random, energy.powerMwh, energy.ownPowerMwh, utilisation),
    profile: {
      archetype: one.archetypes[k % one.archetypes.length]!,
      siteSeed: seedOf(seed, 'profile', k) >> 1,
    },
    source: SOURCE,
    mark: 'D',
  };
}
