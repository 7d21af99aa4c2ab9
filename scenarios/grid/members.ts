import type { Company, GridArea } from '../../data/index.ts';
import type { StudySite } from '../schema/study.ts';
import type { Assumptions } from './assumption.ts';
import type { YearsMw } from './background.ts';
import type { FilledOptions } from './options.ts';
import { highest, loadShares } from './profile-peak.ts';
import { round, worksSite } from './works-site.ts';

const HOURS = 8760;

/** A company of the area as a site, with what it takes at the most and at the least before it is run. */
export interface AreaMember {
  readonly site: StudySite;
  readonly company: Company;
  readonly loadMw: YearsMw;
  /** What its engine can make, MW. */
  readonly chpMw: number;
}

/**
 * The largest companies of a population in an area and the areas `below` it, as far as they fit in what the map says is used there; the others stay in
 * the rest behind the station, and so do those of whom too little is known and those that burn waste.
 */
export function membersOf(
  area: GridArea,
  companies: readonly Company[],
  below: ReadonlySet<string>,
  nodeName: string,
  nameOf: (name: string) => string,
  options: FilledOptions,
  noted: Assumptions,
): AreaMember[] {
  const here = companies.filter(
    ({ gridArea }) => gridArea !== undefined && (gridArea === area.id || below.has(gridArea)),
  );
  const usable = here.filter(isUsable).sort((a, b) => b.connection!.importMw - a.connection!.importMw);
  const { presentMw = Number.POSITIVE_INFINITY, neededMw = presentMw } = area.offtake;
  let leftMw = Math.min(options.peakOfNeeded * neededMw, presentMw);
  const members = usable.flatMap((company): AreaMember[] => {
    const { importMw } = company.connection!;
    if (importMw > leftMw) return [];
    leftMw -= importMw;
    return [memberOf(area, company, nodeName, nameOf, options)];
  });
  const chosen = members.slice(0, options.mostMembers);
  noted.say(
    `/areas/${area.id}/companies`,
    `${chosen.length} of ${here.length}`,
    'companies simulated one by one',
    'Largest first; the rest is in the load behind the station. The area of a made-up company is drawn within its province',
    'D',
  );
  return chosen;
}

function isUsable({ sector, profile, connection, powerMwhPerYear }: Company): boolean {
  return (
    sector !== 'waste' && profile !== undefined && connection !== undefined && (powerMwhPerYear ?? 0) > 0
  );
}

function memberOf(
  { operator }: GridArea,
  company: Company,
  node: string,
  nameOf: (name: string) => string,
  options: FilledOptions,
): AreaMember {
  const { profile, connection, powerMwhPerYear = 0, ownPowerMwhPerYear = 0, heatMwhPerYear = {} } = company;
  const electricityMw = round(powerMwhPerYear / HOURS);
  const shares = loadShares(profile!, options);
  const chpMw = ownPowerMwhPerYear / HOURS / (company.utilisation ?? 1);
  const peakMw = highest(shares) * electricityMw;
  // An engine may carry the peak; without one the contract has to.
  const importMw = chpMw > 0 ? connection!.importMw : Math.max(connection!.importMw, round(peakMw));
  const heatMw = Object.entries(heatMwhPerYear).map(([level, mwh]) => [level, round(mwh / HOURS)]);
  const site = worksSite(
    {
      ...profile!,
      name: nameOf(company.name),
      node,
      sector: company.sector,
      operator,
      importMw,
      exportMw: connection!.exportMw,
      electricityMw,
      heatMw: Object.fromEntries(heatMw.filter(([, mw]) => Number(mw) > 0)),
      chpMw,
      electrodeMw: 0,
      inEts: company.ets ?? false,
    },
    options,
  );
  const loadMw = shares.map(years => years.map(share => share * electricityMw));
  return { site, company, loadMw, chpMw };
}
