import type { Axis, Dispatch, Site, SiteGroup, SiteOperation } from '../../engine/index.ts';
import { maximum, total } from '../../engine/index.ts';
import type { Ability, AssetUse, BindingLimit } from './facts.ts';
import { whenOf } from './when.ts';

export type Solved = Exclude<Dispatch, { readonly status: 'infeasible' }>;

/** One package in one path year that has an answer. */
export interface SolvedYear {
  readonly year: number;
  readonly group: SiteGroup;
  readonly answer: Solved;
  readonly yearShare: number;
}

/** Below this a limit is not told of, EUR a year for one more unit. */
const WORTH_TELLING_EUR = 1;

/** Every limit that costs money, dearest first, brought to a whole year. */
export function bindingLimits(solved: SolvedYear): BindingLimit[] {
  const { answer, group } = solved;
  return [
    ...answer.sites.flatMap((site, s) => siteLimits(site, group.sites[s]!, solved)),
    ...sharedLimits(solved),
  ]
    .filter(({ valueEurPerUnit }) => valueEurPerUnit >= WORTH_TELLING_EUR)
    .sort((a, b) => b.valueEurPerUnit - a.valueEurPerUnit);
}

function siteLimits(
  { name: place, limits = [], budgets }: SiteOperation,
  _site: Site,
  { group, yearShare }: SolvedYear,
): BindingLimit[] {
  const ofFlows = limits.flatMap(({ asset, of, unit, size, ...limit }): BindingLimit[] =>
    of === 'available'
      ? []
      : [
          {
            place,
            name: asset,
            of,
            unit,
            size,
            hoursAtLimit: limit.hoursAtLimit / yearShare,
            valueEurPerUnit: limit.valueEurPerUnit / yearShare,
            when: whenOf(limit.byStepEurPerUnit, group.axis),
          },
        ],
  );
  const ofYear = budgets.map(
    ({ name, unit, limit, priceEurPerUnit }): BindingLimit => ({
      place,
      name,
      of: 'budget',
      unit,
      size: limit / yearShare,
      hoursAtLimit: 0,
      // One more unit a year is its share over the axis.
      valueEurPerUnit: priceEurPerUnit,
      when: null,
    }),
  );
  return [...ofFlows, ...ofYear];
}

function sharedLimits({ group, answer, yearShare }: SolvedYear): BindingLimit[] {
  return answer.sharedLimits.flatMap((use, l) => {
    const limit = group.sharedLimits[l]!;
    const side = (
      of: 'sharedImport' | 'sharedExport' | 'sharedPeak',
      size: number,
      values: Float64Array,
      valueEur: number,
      hours = use.hoursAtLimit,
    ): BindingLimit => ({
      place: use.name,
      name: null,
      of,
      unit: 'MW',
      size,
      hoursAtLimit: hours / yearShare,
      valueEurPerUnit: valueEur / yearShare,
      when: whenOf(values, group.axis),
    });
    return [
      side('sharedImport', maximum(limit.importMw), use.importValueEurPerMw, use.valueOfOneMwEur),
      side('sharedExport', maximum(limit.exportMw), use.exportValueEurPerMw, use.valueOfOneExportMwEur),
      ...use.peaks.map(({ peaksMw }, p) => {
        const values = use.peakValuesEurPerMw[p]!;
        const paid = values.filter(eur => eur > 0).length * group.axis.stepHours;
        return side('sharedPeak', Math.max(...peaksMw), values, total(values, values.length), paid);
      }),
    ];
  });
}

/** What is possible in a year, brought to a whole year. */
export function abilityOf({ answer, group, yearShare }: SolvedYear): Ability {
  const sum = (of: (site: SiteOperation) => number) =>
    answer.sites.reduce((all, site) => all + of(site), 0) / yearShare;
  return {
    costEurPerYear: sum(({ costEur }) => costEur),
    emissionsTonPerYear: sum(({ emissionsTonCo2 }) => emissionsTonCo2),
    unservedMwhPerYear: sum(({ unservedMwh }) => unservedMwh),
    peakMw: answer.sites.reduce((most, { peakMw }) => most + peakMw, 0),
    connectionMw: group.sites.reduce((mw, { limits }) => mw + maximum(limits.importMw), 0),
    hoursAtLimit: Math.max(...answer.sites.map(({ hoursAtLimit }) => hoursAtLimit)) / yearShare,
    assets: answer.sites
      .flatMap((site, s) => assetUses(site, group.sites[s]!, group.axis, yearShare))
      .sort((a, b) => b.fullLoadHours - a.fullLoadHours),
  };
}

/** Flow that says how much an asset does, by its last part. */
const OUTPUTS = ['heat', 'power', 'discharge', 'away'];

function assetUses(
  { name: place, flows }: SiteOperation,
  { assets }: Site,
  { steps, stepHours }: Axis,
  yearShare: number,
): AssetUse[] {
  return assets.flatMap(asset => {
    const size =
      'heatMw' in asset
        ? asset.heatMw
        : 'powerMw' in asset
          ? asset.powerMw
          : 'dischargeMw' in asset
            ? asset.dischargeMw
            : 'awayMw' in asset
              ? asset.awayMw
              : maximum(asset.availableMw);
    const wanted = asset.kind === 'chp' ? 'power' : null;
    const flow = flows.find(
      one =>
        one.asset === asset.name &&
        one.role === 'source' &&
        OUTPUTS.some(part => one.name === `${asset.name}.${part}` && (wanted === null || wanted === part)),
    );
    if (!flow || size <= 0) return [];
    const mwhPerYear = (total(flow.values, steps) * stepHours) / yearShare;
    return [{ site: place, asset: asset.name, mwhPerYear, fullLoadHours: mwhPerYear / size }];
  });
}
