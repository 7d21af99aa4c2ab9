import type { BidOutcome } from '../../engine/index.ts';
import type { FlexOutcome } from './outcome.ts';
import type { BidsResult, DesignBids } from './result.ts';

/** What was bought by bids under a design, company by company; null where nothing was in any future. */
export function bidsOf({ resolved, areas }: FlexOutcome, d: number): DesignBids | null {
  const { futures, yearShare } = resolved;
  const share = 1 / futures.length / yearShare;
  const companies = areas.flatMap((area, a) => {
    const { area: place, companies: own, requests } = futures[0]!.areas[a]!;
    return [...own, ...requests].flatMap(({ name, node }) => {
      const bids = area.designs[d]!.futures.flatMap(one =>
        one.companies.flatMap(company => (company.name === name && company.bids ? [company.bids] : [])),
      );
      return bids.length === 0 ? [] : [{ area: place.name, node, name, ...summed(bids, share) }];
    });
  });
  return companies.length === 0 ? null : { ...summed(companies, 1), companies };
}

function summed(all: readonly BidOutcome[], share: number): BidsResult {
  const sum = (read: (one: BidOutcome) => number) => share * all.reduce((total, one) => total + read(one), 0);
  return {
    boughtMwh: sum(one => one.boughtMwh),
    paidEur: sum(one => one.paidEur),
    costEur: sum(one => one.costEur),
  };
}
