import {
  type AreaRun,
  type Axis,
  clustersOf,
  type Member,
  type NodeRun,
  type Overload,
  overloadOf,
  type QueueRun,
  type SteeringUse,
} from '../../engine/index.ts';
import { paymentsEur, steeringEur, tariffLostEur } from './money.ts';
import { type CompanyOutcome, DIRECTIONS, type FutureOutcome } from './outcome.ts';
import type { FutureArea } from './resolved.ts';
import type { Place } from './work.ts';

const MONTHS = 12;
const HOURS = 24;

/** A run as the report takes it; the operation of every company is let go. */
export function outlineOf(
  axis: Axis,
  { future, place }: Place,
  d: number,
  members: readonly Member[],
  run: AreaRun,
  queue: QueueRun,
): Omit<FutureOutcome, 'energy' | 'waitingCo2Ton' | 'optimum'> {
  const { stoppedBy, breachBefore, wouldFit } = queue;
  const shares = new Float64Array(members.length).fill(1);
  for (const { members: own, contractShare } of clustersOf(members, future.designs[d]!.groups))
    for (const m of own) shares[m] = contractShare;
  return {
    status: run.status,
    rounds: run.rounds,
    flowsMw: run.nodes.map(({ flowMw }) => flowMw),
    overload: areaOverload(run.nodes, axis),
    queue: queueSteps(place, queue),
    stoppedBy: stoppedBy && { name: stoppedBy.request.name, breach: stoppedBy.breach },
    breachBefore,
    wouldFit: wouldFit.map(({ name }) => name),
    cannotFollow: run.members.filter(({ cannotFollow }) => cannotFollow).map(({ name }) => name),
    callHours: callHours(run, axis),
    companies: members.map((member, m) => companyOutcome(axis, place, member, run, m, shares[m]!)),
  };
}

function companyOutcome(
  axis: Axis,
  { companies, requests }: FutureArea,
  member: Member,
  run: AreaRun,
  m: number,
  groupShare: number,
): CompanyOutcome {
  const own = companies[m];
  const { sector, name } = own ?? requests[m - companies.length]!;
  const one = run.members[m]!;
  return {
    name,
    sector,
    isNew: own === undefined,
    operationEur: one.operation.costEur + steeringEur(one.operation),
    notKnowingEur: one.notKnowingEur,
    costEur: one.costEur,
    paidEur: paymentsEur(one),
    tariffLostEur: tariffLostEur(member, own ? own.rights : null, one, axis, groupShare),
    co2Ton: one.operation.emissionsTonCo2,
    bids: one.bids,
    steering: withoutSeries(one.operation.steering),
  };
}

function withoutSeries(use: SteeringUse | null): CompanyOutcome['steering'] {
  if (use === null) return null;
  const { planMw: _plan, askedMw: _asked, deliveredMw: _delivered, shortMw: _short, ...rest } = use;
  const { costEurPerMw: _cost, ...sums } = rest;
  return sums;
}

/** Hours in which some node carries too much, the deepest and the longest run of them, and the energy of all nodes together. */
function areaOverload(nodes: readonly NodeRun[], { steps, stepHours }: Axis): Overload {
  const worstMw = new Float64Array(steps);
  let energyMwh = 0;
  for (const { overMw } of nodes)
    for (const direction of DIRECTIONS)
      for (let t = 0; t < steps; t++) {
        const over = overMw[direction][t]!;
        if (over > worstMw[t]!) worstMw[t] = over;
        energyMwh += over * stepHours;
      }
  return { ...overloadOf(worstMw, stepHours), energyMwh };
}

function queueSteps({ requests }: FutureArea, { served }: QueueRun): FutureOutcome['queue'] {
  let totalMw = 0;
  return requests.map(({ name, mw, node }, r) => {
    const isServed = r < served.length;
    if (isServed) totalMw += mw;
    return { name, mw, node, isServed, totalMw };
  });
}

/** Hours called by local month and hour, of all members together. */
function callHours({ calls }: AreaRun, axis: Axis): number[][] {
  const hours = Array.from({ length: MONTHS }, () => new Array<number>(HOURS).fill(0));
  const monthOf = axis.months.map(({ label }) => Number(label.slice('2024-'.length)) - 1);
  for (const own of calls)
    for (let t = 0; t < axis.steps; t++)
      if (own.some(one => one && one.takenMw[t]! > 0))
        hours[monthOf[axis.month[t]!]!]![axis.hourOfDay[t]!]! += axis.stepHours;
  return hours;
}
