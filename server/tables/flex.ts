import { newTable, type Table } from '../../data/index.ts';
import type { DesignResult, RunResult } from '../../scenarios/index.ts';
import { columnsOf } from './columns.ts';

/** One row per design: what it lets in, what is left, what it costs. */
export function designsTable({ flex }: RunResult): Table {
  const { words, amount, estimate } = columnsOf(flex?.designs ?? []);
  const front = new Map((flex?.front ?? []).map(one => [one.name, one]));
  return newTable('designs', [
    words('design', ({ name }) => name),
    words('products', ({ products }) => products.join(', ')),
    amount('requestsServed', null, one => one.requestsServed),
    amount('servedMw', 'MW', one => one.servedMw),
    amount('unlockedMw', 'MW', one => one.unlockedMw),
    amount('askedMwh', 'MWh', one => one.askedMwh),
    ...estimate('deliveredMwh', 'MWh', one => one.deliveredMwh),
    amount('deliveredShare', '1', one => one.deliveredShare),
    amount('limitedHours', 'h', one => one.limitedHours),
    ...estimate('overloadHours', 'h', one => one.overloadHours),
    ...estimate('overloadMwh', 'MWh', one => one.overloadMwh),
    ...estimate('overloadMwhAgainstFirst', 'MWh', one => one.againstFirst.overloadMwh),
    amount('deepestMw', 'MW', one => one.deepestMw),
    amount('longestRunHours', 'h', one => one.longestRunHours),
    ...estimate('paymentsEur', 'EUR', one => one.paymentsEur),
    ...estimate('tariffLostEur', 'EUR', one => one.tariffLostEur),
    ...estimate('companyGainEur', 'EUR', one => one.companyGainEur),
    ...estimate('co2Ton', 't', one => one.co2Ton),
    amount('notKnowingEur', 'EUR', one => one.notKnowingEur),
    amount('eurPerMwUnlocked', 'EUR/MW', one => one.eurPerMwUnlocked),
    amount('buildingEurPerMw', 'EUR/MW', one => one.buildingEurPerMw),
    amount('buildingYear', null, one => one.buildingYear),
    amount('fromOptimumShare', '1', one => one.fromOptimumShare),
    amount('fromOptimumMostShare', '1', one => one.fromOptimumMostShare),
    amount('optimumGap', '1', one => one.optimumGap),
    amount('bidMwh', 'MWh', one => one.bids?.boughtMwh ?? null),
    amount('bidPaidEur', 'EUR', one => one.bids?.paidEur ?? null),
    amount('bidCostEur', 'EUR', one => one.bids?.costEur ?? null),
    amount('steeredMwh', 'MWh', one => one.steering?.deliveredMwh ?? null),
    amount('steeredShortMwh', 'MWh', one => one.steering?.shortMwh ?? null),
    amount('steeredPaidEur', 'EUR', one => one.steering?.paidEur ?? null),
    amount('steeredPenaltyEur', 'EUR', one => one.steering?.penaltyEur ?? null),
    amount('freeShare', '1', one => one.freeShare),
    words('beatenBy', ({ name }) => front.get(name)?.beatenBy.join(', ') ?? ''),
    words('lineNl', ({ line }) => line.nl),
    words('lineEn', ({ line }) => line.en),
  ]);
}

function futuresOf({ flex }: RunResult) {
  return (flex?.designs ?? []).flatMap(({ name, futures }) =>
    futures.map(future => ({ design: name, future })),
  );
}

/** One row per design, area and future. */
export function futuresTable(result: RunResult): Table {
  const { words, amount } = columnsOf(futuresOf(result));
  return newTable('futures', [
    words('design', ({ design }) => design),
    words('area', ({ future }) => future.area),
    words('path', ({ future }) => future.path),
    words('status', ({ future }) => future.status),
    amount('rounds', null, ({ future }) => future.rounds.length),
    amount('overloadHours', 'h', ({ future }) => future.overload.hours),
    amount('overloadMwh', 'MWh', ({ future }) => future.overload.energyMwh),
    amount('deepestMw', 'MW', ({ future }) => future.overload.deepestMw),
    amount('longestRunHours', 'h', ({ future }) => future.overload.longestRunHours),
    amount('servedAlone', null, ({ future }) => future.queue.filter(({ isServed }) => isServed).length),
    words('stoppedBy', ({ future }) => future.stoppedBy),
    words('wouldFit', ({ future }) => future.wouldFit.join(', ')),
    words('cannotFollow', ({ future }) => future.cannotFollow.join(', ')),
    amount('paymentsEur', 'EUR', ({ future }) => future.paymentsEur),
    amount('tariffLostEur', 'EUR', ({ future }) => future.tariffLostEur),
    amount('companyGainEur', 'EUR', ({ future }) => future.companyGainEur),
    amount('co2Ton', 't', ({ future }) => future.co2Ton),
    amount('notKnowingEur', 'EUR', ({ future }) => future.notKnowingEur),
    amount('costEur', 'EUR', ({ future }) => future.costEur),
    amount('optimumEur', 'EUR', ({ future }) => future.optimumEur),
    amount('optimumLeastEur', 'EUR', ({ future }) => future.optimumLeastEur),
    words('stoppedNl', ({ future }) => future.stoppedLine?.nl ?? null),
    words('stoppedEn', ({ future }) => future.stoppedLine?.en ?? null),
  ]);
}

/** One row per design, area, future and request, in the order of the waiting list. */
export function queueTable(result: RunResult): Table {
  const rows = futuresOf(result).flatMap(({ design, future }) =>
    future.queue.map(step => ({ design, future, step })),
  );
  const { words, amount } = columnsOf(rows);
  return newTable('queue', [
    words('design', ({ design }) => design),
    words('area', ({ future }) => future.area),
    words('path', ({ future }) => future.path),
    words('request', ({ step }) => step.name),
    words('node', ({ step }) => step.node),
    amount('mw', 'MW', ({ step }) => step.mw),
    amount('isServed', null, ({ step }) => Number(step.isServed)),
    amount('totalMw', 'MW', ({ step }) => step.totalMw),
    amount('askedMwh', 'MWh', ({ step }) => step.askedMwh),
    amount('deliveredMwh', 'MWh', ({ step }) => step.deliveredMwh),
    amount('limitedHours', 'h', ({ step }) => step.limitedHours),
  ]);
}

function rowsOf<Row>({ flex }: RunResult, of: (design: DesignResult) => readonly Row[]) {
  return (flex?.designs ?? []).flatMap(design => of(design).map(row => ({ design: design.name, row })));
}

/** One row per design and company that is offered something. */
export function participantsTable(result: RunResult): Table {
  const { words, amount } = columnsOf(rowsOf(result, ({ participation }) => participation));
  return newTable('participants', [
    words('design', ({ design }) => design),
    words('area', ({ row }) => row.area),
    words('node', ({ row }) => row.node),
    words('company', ({ row }) => row.name),
    words('sector', ({ row }) => row.sector),
    amount('signs', null, ({ row }) => Number(row.signs)),
    amount('isCalled', null, ({ row }) => Number(row.isCalled)),
    amount('offeredMw', 'MW', ({ row }) => row.offeredMw),
    amount('mw', 'MW', ({ row }) => row.mw),
    amount('indifferenceEur', 'EUR', ({ row }) => row.indifferenceEur),
    amount('asksEur', 'EUR', ({ row }) => row.asksEur),
    amount('paidEur', 'EUR', ({ row }) => row.paidEur),
    amount('rentEur', 'EUR', ({ row }) => row.rentEur),
    amount('calledHours', 'h', ({ row }) => row.calledHours),
    amount('freeShare', '1', ({ row }) => row.freeShare),
  ]);
}

/** One row per design and company of which something was bought by its bids: what it was paid, and what that cost it. */
export function bidsTable(result: RunResult): Table {
  const { words, amount } = columnsOf(rowsOf(result, ({ bids }) => bids?.companies ?? []));
  return newTable('bids', [
    words('design', ({ design }) => design),
    words('area', ({ row }) => row.area),
    words('node', ({ row }) => row.node),
    words('company', ({ row }) => row.name),
    amount('boughtMwh', 'MWh', ({ row }) => row.boughtMwh),
    amount('paidEur', 'EUR', ({ row }) => row.paidEur),
    amount('costEur', 'EUR', ({ row }) => row.costEur),
    amount('beyondCostEur', 'EUR', ({ row }) => row.paidEur - row.costEur),
  ]);
}

/** One row per design, node and company, the cheapest first. */
export function supplyTable(result: RunResult): Table {
  const { words, amount } = columnsOf(rowsOf(result, ({ supply }) => supply));
  return newTable('supply', [
    words('design', ({ design }) => design),
    words('area', ({ row }) => row.area),
    words('node', ({ row }) => row.node),
    words('company', ({ row }) => row.name),
    amount('mw', 'MW', ({ row }) => row.mw),
    amount('eurPerMw', 'EUR/MW', ({ row }) => row.eurPerMw),
    amount('totalMw', 'MW', ({ row }) => row.totalMw),
  ]);
}
