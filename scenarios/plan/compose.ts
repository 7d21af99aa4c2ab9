import {
  type Asset,
  type Budget,
  type HeatLevel,
  maximum,
  plus,
  type Series,
  type SharedLimit,
  type Site,
  type SiteGroup,
  times,
} from '../../engine/index.ts';
import type {
  ResolvedContract,
  ResolvedMeasure,
  ResolvedPackage,
  ResolvedSite,
  ResolvedStudy,
  ResolvedYear,
} from '../resolve/resolved-study.ts';
import { type GroupMember, groupPeaks } from '../rights/group-peak.ts';
import type { Text } from '../schema/study.ts';
import { measureIn } from '../sizing/sizes.ts';

/** The sites of a package in one year as the engine takes them, or why they cannot be made. */
export type Composed =
  | { readonly group: SiteGroup; readonly reason: null }
  | { readonly group: null; readonly reason: Text };

/** Applies the measures and contracts of a package to every site. */
export function compose(
  { axis }: Pick<ResolvedStudy, 'axis'>,
  year: ResolvedYear,
  pack: ResolvedPackage,
): Composed {
  const sites: Site[] = [];
  const charged = new Map<string, GroupMember[]>();
  for (const site of year.sites) {
    const measures = measuresAt(year, pack, site.name);
    const { contract: own, assetBudgets, carbonSources: _sources, ...rest } = site;
    const assets = assetsWith(site, measures);
    if ('nl' in assets) return { group: null, reason: assets };
    const contract = year.contracts.get(pack.name)?.get(site.name) ?? own;
    const connection = connectionWith(contract, measures);
    if (connection === null) return { group: null, reason: belowNil(site.name) };
    const isCharged = year.sharedLimits.some(({ name, peak }) => peak && name === contract.group);
    if (isCharged) {
      const member = { name: site.name, ...contract };
      charged.set(contract.group!, [...(charged.get(contract.group!) ?? []), member]);
    }
    const budgets = budgetsWith(assetBudgets, contract, measures, assets);
    const loads = loadsWith(site, measures);
    sites.push({
      ...rest,
      ...loads,
      ...connection,
      ...(isCharged && { peaks: [] }),
      assets,
      ...(budgets.length > 0 && { budgets }),
    });
  }
  return { group: { axis, sites, sharedLimits: sharedLimitsOf(year, charged) }, reason: null };
}

/** The limits that sites share, with what those are charged together whose right it is. */
function sharedLimitsOf(
  { sharedLimits }: ResolvedYear,
  charged: ReadonlyMap<string, readonly GroupMember[]>,
): SharedLimit[] {
  return sharedLimits.map(({ peak, ...limit }) => {
    const members = charged.get(limit.name) ?? [];
    const peaks = peak && members.length > 0 ? groupPeaks(peak, members) : [];
    return peaks.length > 0 ? { ...limit, peaks } : limit;
  });
}

/** Measures of a package that are there at a site in a year, in the size that they have in it. */
export function measuresAt(
  { measures, year }: Pick<ResolvedYear, 'measures' | 'year'>,
  pack: Pick<ResolvedPackage, 'measures' | 'sizes'>,
  site: string,
): ResolvedMeasure[] {
  return pack.measures
    .map(name => measureIn(pack, name, measures.get(name)!))
    .filter(({ site: place, fromYear }) => place === site && isThere(fromYear, year));
}

/** Whether what is built in a year is there in a computed year. */
function isThere(fromYear: number | null, year: number): boolean {
  return fromYear === null || fromYear <= year;
}

function assetsWith(site: ResolvedSite, measures: readonly ResolvedMeasure[]): Asset[] | Text {
  let assets = [...site.assets];
  for (const { add, remove } of measures) {
    const missing = remove.find(name => !assets.some(asset => asset.name === name));
    if (missing !== undefined) return notThere(site.name, missing);
    assets = assets.filter(asset => !remove.includes(asset.name));
    const double = add.find(({ name }) => assets.some(asset => asset.name === name));
    if (double) return alreadyThere(site.name, double.name);
    assets.push(...add);
  }
  return assets;
}

type Loads = Pick<Site, 'electricityLoadMw' | 'heatLoadMw'>;

/** Demands with what measures save taken off, one after the other: two savings of half leave a quarter. */
function loadsWith({ electricityLoadMw, heatLoadMw }: Loads, measures: readonly ResolvedMeasure[]): Loads {
  const left = (carrier: keyof ResolvedMeasure['saves']) =>
    measures.reduce((share, { saves }) => share * (1 - (saves[carrier] ?? 0)), 1);
  const scaled = (load: Series, share: number) => (share === 1 ? load : times(load, share));
  return {
    electricityLoadMw: scaled(electricityLoadMw, left('electricity')),
    heatLoadMw: Object.fromEntries(
      Object.entries(heatLoadMw).map(([level, load]) => [level, scaled(load, left(level as HeatLevel))]),
    ),
  };
}

/** Yearly limits of the assets that are there, and of what is taken from the grid. */
function budgetsWith(
  own: readonly Budget[],
  { maximumImportMwh }: ResolvedContract,
  measures: readonly ResolvedMeasure[],
  assets: readonly Asset[],
): Budget[] {
  const kept = own.filter(({ asset }) => measures.every(({ remove }) => !remove.includes(asset!)));
  const added = measures.flatMap(({ budgets }) => budgets);
  const budgets = [...kept, ...added].filter(({ asset }) => assets.some(({ name }) => name === asset));
  if (maximumImportMwh === null) return budgets;
  const flows = ['import', 'breach'];
  return [
    ...budgets,
    { name: 'grid.energy', asset: null, flows, unit: 'MWh', limit: maximumImportMwh, mwhPerUnit: 1 },
  ];
}

type Connection = Pick<Site, 'limits' | 'peaks' | 'gridEurPerMwh' | 'gridContractEur' | 'gridFixedEur'>;

/** Limits with the extra MW of the measures, kWcontract on what is then contracted, less what is paid for rights; `null` where a limit falls below nil. */
function connectionWith(contract: ResolvedContract, measures: readonly ResolvedMeasure[]): Connection | null {
  const addImportMw = measures.reduce((sum, measure) => sum + measure.addImportMw, 0);
  const addExportMw = measures.reduce((sum, measure) => sum + measure.addExportMw, 0);
  const importMw = plus(contract.importMw, times(contract.addedShare.importMw, addImportMw));
  const exportMw = plus(contract.exportMw, times(contract.addedShare.exportMw, addExportMw));
  if (minimum(importMw) < 0 || minimum(exportMw) < 0) return null;
  const contractedMw = contractedMwOf(contract, addImportMw, importMw);
  return {
    limits: {
      importMw,
      exportMw,
      ...(contract.breach && { breach: contract.breach }),
      ...(contract.steering && { steering: contract.steering.duty }),
    },
    peaks: contract.peaks,
    gridEurPerMwh: contract.energyEurPerMwh,
    gridContractEur: contract.contractEurPerMw * contractedMw - contract.rightsEur,
    gridFixedEur: contract.fixedEur,
  };
}

/** MW on which kWcontract is charged, `addImportMw` being what measures add; by default the highest import limit. */
export function contractedMwOf(
  { contractedMw }: Pick<ResolvedContract, 'contractedMw'>,
  addImportMw: number,
  importMw: Series,
): number {
  return contractedMw === null ? maximum(importMw) : contractedMw + addImportMw;
}

function minimum(series: Series): number {
  return -maximum(times(series, -1));
}

function notThere(site: string, asset: string): Text {
  return {
    nl: `Op ${site} staat geen "${asset}" om weg te halen.`,
    en: `There is no "${asset}" at ${site} to remove.`,
  };
}

function alreadyThere(site: string, asset: string): Text {
  return { nl: `Op ${site} staat al een "${asset}".`, en: `There is already a "${asset}" at ${site}.` };
}

function belowNil(site: string): Text {
  return {
    nl: `De maatregelen halen meer van de aansluiting van ${site} af dan er is.`,
    en: `The measures take more off the connection of ${site} than there is.`,
  };
}
