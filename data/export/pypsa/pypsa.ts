import {
  COST_PARTS,
  type Dispatch,
  ENGINE_VERSION,
  InputError,
  type Issue,
  isAsked,
  type SiteGroup,
  settled,
} from '../../../engine/index.ts';
import { addAsset, addConstant } from './assets.ts';
import { addConnection, addDemand } from './connection.ts';
import type { SiteDraft } from './draft.ts';
import { type FolderFile, networkFiles } from './files.ts';
import { type Network, newNetwork } from './network.ts';
import { pypsaReadme } from './readme.ts';
import { addPublicGrid, overlapIssues } from './shared-limits.ts';
import { fillSupplies } from './supplies.ts';
import { addBudget, addEmissionBus, processLevyEur } from './totals.ts';

type Plan = Exclude<Dispatch, { status: 'infeasible' }>;

/**
 * Sites and their plan as a folder that PyPSA reads: `pypsa.Network(folder).optimize()` finds the cost of the plan, with
 * nothing added. Everything is a component of PyPSA's own and the whole bill is in its objective, constants too. Units are
 * MW, MWh, tonne and EUR; snapshots are the starts of the steps in UTC.
 * @throws InputError naming everything for which PyPSA has no component.
 */
export function toPypsaFolder(group: SiteGroup, answer: Plan, name: string): FolderFile[] {
  const issues = [...runningIssues(group), ...steeringIssues(group), ...overlapIssues(group)];
  if (issues.length > 0) throw new InputError(issues);
  const { costEur, boundEur, gap, inputHash } = answer.certificate;
  const meta = {
    name,
    engineVersion: ENGINE_VERSION,
    costEur,
    boundEur,
    gap,
    inputHash,
    status: answer.status,
  };
  return [
    ...networkFiles(networkOf(group, answer), name, meta),
    { name: 'README.md', content: pypsaReadme(meta) },
  ];
}

function networkOf(group: SiteGroup, answer: Plan): Network {
  const network = newNetwork(group.axis);
  const outside = addPublicGrid(network, group, answer.sites);
  const { taxLines, constants, closedSteps } = settled(group, answer);
  group.sites.forEach((site, s) => {
    const draft: SiteDraft = {
      network,
      site,
      operation: answer.sites[s]!,
      taxLines: taxLines[s]!,
      closedSteps,
      linkOf: new Map(),
      fuelBus: new Map(),
      emissionBus: addEmissionBus({ network, site }),
    };
    addDemand(draft);
    addConnection(draft, outside.get(site.name)!);
    for (const asset of site.assets) addAsset(draft, asset);
    for (const budget of site.budgets ?? []) addBudget(draft, budget);
    for (const part of COST_PARTS) {
      const own = constants.filter(one => one.site === s && one.part === part);
      const isLevy = part === 'levy' && own.length === 0;
      const eur = own.reduce((sum, one) => sum + one.eur, isLevy ? processLevyEur(site) : 0);
      if (eur !== 0) addConstant(draft, part, eur);
    }
  });
  fillSupplies(network);
  return network;
}

/** What steering asks goes by a plan of its own, and PyPSA has no component for the least that a connection carries net. */
function steeringIssues({ sites }: SiteGroup): Issue[] {
  return sites.flatMap(({ name, limits }, s): Issue[] => {
    if (!isAsked(limits)) return [];
    const expected = 'a connection that is not steered';
    const message = `${name} is asked by steering to take or feed in more, which PyPSA has no component for, expected ${expected}`;
    const path = `/sites/${s}/contract`;
    return [{ path, code: 'not-in-pypsa', message, expected, value: name }];
  });
}

/** Starting, stopping and ramps: PyPSA has other rules for them, so that the optimum would be another one. */
function runningIssues({ sites }: SiteGroup): Issue[] {
  return sites.flatMap((site, s) =>
    site.assets.flatMap((asset, a): Issue[] => {
      if (!('running' in asset) || asset.running === undefined) return [];
      const expected = 'assets without limits to starting, stopping and ramping';
      const message = `"${asset.name}" of ${site.name} has limits to running that PyPSA counts otherwise, expected ${expected}`;
      const path = `/sites/${s}/assets/${a}/running`;
      return [{ path, code: 'not-in-pypsa', message, expected, value: asset.name }];
    }),
  );
}
