import type { EsdlAsset, EsdlCarrier, EsdlSystem, Estimate } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import { checkStudy } from '../check/check-study.ts';
import { plainName } from '../schema/plain-name.ts';
import type { FuelName, Study, StudyAsset, StudySite } from '../schema/study.ts';
import { type AssetContext, isConvertible, studyAsset } from './assets-of-esdl.ts';
import { type SitePart, sitesIn } from './behind-connection.ts';
import { carrierAt } from './carriers.ts';
import { type Demand, demandOf, type Load } from './demand-of-esdl.ts';
import { estimate, type LeftOut, leaveOut, type Notes } from './notes.ts';
import { powerProfile } from './power-profile.ts';
import { electricityCarriers, hasPrice, priceOf, pricesOf } from './prices-of-esdl.ts';
import { axisOf, type NamedProfile, onAxis, type ProfileAxis } from './profile-axis.ts';

const MOST_TITLE = 100;
/** As the names of a study may be. */
const FINE_NAME = /^[^\s/\p{Cc}]([^/\p{Cc}]{0,78}[^\s/\p{Cc}])?$/u;

/** A site on its way to a study, before its series are put on an axis. */
interface Draft {
  readonly part: SitePart;
  readonly name: string;
  readonly demands: readonly Demand[];
  readonly assets: readonly EsdlAsset[];
  readonly exportAsset: EsdlAsset | undefined;
}

/**
 * A dispatch study about an ESDL energy system: each connection a site with its demands and assets, over the time that all
 * profiles cover, or `year` where there are none. `estimates` are the values that the file does not give, `leftOut` the parts
 * of it that have no place in the study. What is left to the defaults of a study is listed by its run.
 * @throws InputError when there is nothing to dispatch, when profiles do not fit together, or with every value that is
 * beyond what a study takes.
 */
export function studyOfEsdl(
  system: EsdlSystem,
  year: number,
): { readonly study: Study; readonly estimates: readonly Estimate[]; readonly leftOut: readonly LeftOut[] } {
  const notes: Notes = { estimates: [], leftOut: [] };
  const drafts = draftsOf(system, notes);
  if (drafts.length === 0) throw nothing(system, notes);
  const { bought, sold } = electricityCarriers(system);
  const axis = axisOf([
    ...drafts.flatMap(draft => profilesOf(draft)),
    ...costsOf([bought, sold, ...system.carriers]),
  ]);
  if (axis === null) estimate(notes, 'period', [year, 'year'], NO_PROFILES);
  const context: AssetContext = { system, axis, notes };
  const fuels = new Map<FuelName, EsdlCarrier | undefined>();
  const sites = drafts.map(draft => siteOf(draft, context, fuels));
  const name = plainName(system.name, 'esdl');
  const title = (system.name || name).slice(0, MOST_TITLE);
  const study: Study = {
    speelruimte: 1,
    kind: 'dispatch',
    name,
    title: { nl: title, en: title },
    period: periodOf(axis, year),
    sites,
    prices: pricesOf({ bought, sold, fuels }, axis, notes),
  };
  const { issues } = checkStudy(study);
  if (issues.length > 0) throw new InputError(issues);
  return { study, ...notes };
}

function draftsOf(system: EsdlSystem, notes: Notes): Draft[] {
  const names = new Set<string>();
  const drafts = sitesIn(system, notes).flatMap((part): Draft[] => {
    const demands = part.assets
      .filter(({ role, kind }) => role === 'consumer' && kind !== 'Export')
      .flatMap(asset => demandOf(asset, system, notes) ?? []);
    const assets = part.assets.filter(isConvertible);
    const exportAsset = part.assets.find(({ kind }) => kind === 'Export');
    for (const asset of part.assets) tellUnused(asset, exportAsset, notes);
    if (demands.length === 0 && assets.length === 0) return [];
    return [{ part, name: unique(plainName(part.name), names), demands, assets, exportAsset }];
  });
  const nets = system.assets.filter(({ role }) => role === 'transport');
  if (nets.length > 0 && drafts.length > 0) {
    const kinds = [...new Set(nets.map(({ kind }) => kind))].join(', ');
    const [nl, en] = ['verliezen en grenzen van het net', 'losses and limits of the grid'];
    leaveOut(notes, `${kinds} (${nets.length})`, nl, en);
  }
  return drafts;
}

function tellUnused(asset: EsdlAsset, exportAsset: EsdlAsset | undefined, notes: Notes): void {
  if (isConvertible(asset) || asset === exportAsset) return;
  if (asset.role === 'consumer' && asset.kind !== 'Export') return;
  leaveOut(
    notes,
    `${asset.kind} ${asset.name}`,
    'heeft geen plaats in een studie',
    'has no place in a study',
  );
}

/** Profiles that the study will hold, so that its period is one that all of them cover. */
function profilesOf({ demands, assets }: Draft): NamedProfile[] {
  const silent: Notes = { estimates: [], leftOut: [] };
  return [
    ...demands.map(({ of, profile }) => ({ of, profile })),
    ...assets.flatMap(asset => {
      const profile = asset.role === 'producer' ? powerProfile(asset, silent) : null;
      return profile ? [{ of: asset.name, profile }] : [];
    }),
  ];
}

function costsOf(carriers: readonly (EsdlCarrier | undefined)[]): NamedProfile[] {
  const silent: Notes = { estimates: [], leftOut: [] };
  return [...new Set(carriers)].flatMap(carrier => {
    const profile = priceOf(carrier, silent);
    return profile && carrier ? [{ of: carrier.name, profile }] : [];
  });
}

function siteOf(
  draft: Draft,
  context: AssetContext,
  fuels: Map<FuelName, EsdlCarrier | undefined>,
): StudySite {
  const { system, axis, notes } = context;
  const names = new Set<string>();
  const assets = draft.assets.flatMap(asset => {
    const name = unique(FINE_NAME.test(asset.name) ? asset.name : plainName(asset.name, asset.kind), names);
    const made = studyAsset({ ...asset, name }, context);
    if (!made) return [];
    if (!('fuel' in made) || made.fuel === undefined) return [made];
    const carrier = carrierAt(system, asset, 'in');
    if (!hasPrice(made.fuel, carrier)) {
      leaveOut(notes, `${asset.kind} ${name}`, `geen prijs van ${made.fuel}`, `no price of ${made.fuel}`);
      return [];
    }
    if (!fuels.has(made.fuel)) fuels.set(made.fuel, carrier);
    return [made];
  });
  const heatMw = (['hotWater', 'steam', 'furnace'] as const).flatMap(level => {
    const sum = totalOf(draft.demands, level, axis);
    return sum === null ? [] : [[level, sum] as const];
  });
  const electricityMw = totalOf(draft.demands, 'electricity', axis) ?? 0;
  return {
    name: draft.name,
    contract: contractOf(draft, electricityMw, assets, notes),
    demand: { electricityMw, ...(heatMw.length > 0 && { heatMw: Object.fromEntries(heatMw) }) },
    ...(assets.length > 0 && { assets }),
  };
}

/** All demands of one kind together; null where there is none. */
function totalOf(demands: readonly Demand[], load: Load, axis: ProfileAxis | null): number | number[] | null {
  const parts = demands.filter(demand => demand.load === load).map(({ profile }) => onAxis(profile, axis));
  return parts.reduce<number | number[] | null>((sum, part) => (sum === null ? part : plus(sum, part)), null);
}

function plus(one: number | number[], other: number | number[]): number | number[] {
  if (typeof one === 'number' && typeof other === 'number') return one + other;
  if (typeof one === 'number') return plus(other, one);
  return one.map((value, t) => value + (typeof other === 'number' ? other : other[t]!));
}

/** Import by the capacity of the connection; feed-in by the export asset, else as much as import: a connection goes both ways. */
function contractOf(
  { part, name, exportAsset }: Draft,
  electricityMw: number | number[],
  assets: readonly StudyAsset[],
  notes: Notes,
): StudySite['contract'] {
  const capacity = part.connection?.figures.capacity?.value;
  const importMw = capacity ?? largestDrawMw(electricityMw, assets);
  if (capacity === undefined)
    estimate(notes, `import of ${name}`, [importMw, 'MW'], {
      nl: 'geen capaciteit in het bestand: de grootste vraag met alle installaties',
      en: 'no capacity in the file: the highest demand with all installations',
    });
  const power = exportAsset?.figures.power?.value;
  if (power === undefined)
    estimate(notes, `feed-in of ${name}`, [importMw, 'MW'], {
      nl: 'een aansluiting werkt beide kanten op',
      en: 'a connection goes both ways',
    });
  return { importMw, exportMw: power ?? importMw };
}

function largestDrawMw(electricityMw: number | number[], assets: readonly StudyAsset[]): number {
  const highest =
    typeof electricityMw === 'number'
      ? electricityMw
      : electricityMw.reduce((most, mw) => Math.max(most, mw), 0);
  const drawn = assets.map(asset => {
    if (asset.kind === 'battery') return Number(asset.chargeMw);
    return asset.kind === 'eBoiler' || asset.kind === 'heatPump' ? Number(asset.heatMw) : 0;
  });
  return drawn.reduce((sum, mw) => sum + mw, highest);
}

function periodOf(axis: ProfileAxis | null, year: number): Study['period'] {
  if (axis === null) return { year };
  const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
  return { start: iso(axis.startMs), end: iso(axis.endMs), stepMinutes: axis.stepMinutes };
}

/** The name, with a number behind it where it is taken. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let k = 2; taken.has(free); k++) free = `${name}-${k}`;
  taken.add(free);
  return free;
}

function nothing({ name }: EsdlSystem, notes: Notes): InputError {
  const expected = 'a demand with a profile or a power, or an asset with its size';
  const why = notes.leftOut.map(({ what, why: { en } }) => `${what} ${en}`).join('; ');
  const message = `ESDL "${name}": got nothing to dispatch (${why || 'no assets'}), expected ${expected}`;
  return new InputError([{ path: '/assets', code: 'nothing-to-dispatch', message, expected }]);
}

const NO_PROFILES = { nl: 'geen profielen met tijden', en: 'no profiles with times' };
