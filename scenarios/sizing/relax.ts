import type { Asset, Site, SiteGroup } from '../../engine/index.ts';

/*
 * Groups whose least cost is convex in their sizes, and never above that of the group itself.
 */

type Running = NonNullable<Extract<Asset, { readonly kind: 'chp' }>['running']>;

function isOnOff({ minimumShare, startCostEur, minimumUpHours, minimumDownHours }: Running): boolean {
  return minimumShare > 0 || startCostEur > 0 || minimumUpHours > 0 || minimumDownHours > 0;
}

/** Whether some asset is on or off: its cost is not convex in sizes. */
export function hasOnOff({ sites }: SiteGroup): boolean {
  return sites.some(({ assets }) =>
    assets.some(asset => 'running' in asset && asset.running !== undefined && isOnOff(asset.running)),
  );
}

/** The group without minimum loads, start costs and minimum times; ramps stay. */
export function withoutOnOff(group: SiteGroup): SiteGroup {
  if (!hasOnOff(group)) return group;
  return {
    ...group,
    sites: group.sites.map(site => ({
      ...site,
      assets: site.assets.map(asset => {
        if (!('running' in asset) || asset.running === undefined) return asset;
        const ramps = { minimumShare: 0, startCostEur: 0, minimumUpHours: 0, minimumDownHours: 0 };
        return { ...asset, running: { ...asset.running, ...ramps } };
      }),
    })),
  };
}

/** Price of what sizes leave unserved where the study has all of it served: above any value of lost load, EUR/MWh. */
const UNSERVED_EUR_PER_MWH = 1e5;

/** The group with a way out at a price, for sizes that leave no plan: what it costs is below any plan that serves all. */
export function withWayOut(group: SiteGroup): SiteGroup {
  return {
    ...group,
    sites: group.sites.map(
      ({ unserved, ...site }): Site => ({
        ...site,
        unserved: {
          electricityEurPerMwh: unserved.electricityEurPerMwh ?? UNSERVED_EUR_PER_MWH,
          heatEurPerMwh: unserved.heatEurPerMwh ?? UNSERVED_EUR_PER_MWH,
        },
      }),
    ),
  };
}

/** Whether some price of a tax falls with the volume: its least cost is then the lowest of several convex ones. */
export function hasFallingTax({ sites }: SiteGroup): boolean {
  return sites.some(({ electricityTax, fuels }) =>
    [electricityTax, ...Object.values(fuels).map(({ tax }) => tax)].some(tax =>
      tax.some(({ eurPerMwh }, b) => b > 0 && eurPerMwh < tax[b - 1]!.eurPerMwh),
    ),
  );
}
