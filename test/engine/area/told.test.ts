import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Area,
  createPool,
  type DispatchOptions,
  dispatch,
  type Knowledge,
  type Member,
  simulateArea,
  siteUnder,
  spanAxis,
} from '../../../engine/index.ts';
import { callsOf } from '../../../engine/rights/calls.ts';
import { compileLimitInto } from '../../../engine/rights/compile.ts';
import type { HeldRight, Notice, Product } from '../../../engine/rights/product.ts';
import { anySite, battery, siteWith } from '../small-site.ts';
import { FIRM, held, PAID, UNGUARANTEED } from './four-sites.ts';

const exact: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const withNotice = (product: Product, notice: Notice): Product => ({
  ...product,
  call: { ...product.call!, notice },
});
const DAY_AHEAD: Notice = { kind: 'day-ahead', localHour: 8 };
const minutes = (count: number): Notice => ({ kind: 'intraday', minutes: count });

/** Two days from 01:00 local time: hour 40 falls on the second, and its calls are told at 08:00 of the first, in hour 7. */
const HOURS = 48;
const AXIS = spanAxis(Date.UTC(2024, 0, 31), HOURS, 60);
const CALLED_HOUR = 40;
const at = (other: number, values: Readonly<Record<number, number>>) =>
  Float64Array.from({ length: HOURS }, (_, t) => values[t] ?? other);
/** Cheap early in the first day, less so on the second, and cheapest in the hour of the load itself. EUR/MWh. */
const PRICES = at(50, { 3: 42, 30: 45, [CALLED_HOUR]: 40 });

/** 1 MWh in one hour, in which others fill the station: it may be kept in a battery without losses. */
function areaWith(notice: Notice, unservedEurPerMwh: number | null): Area {
  const site = siteWith({
    importEurPerMwh: PRICES,
    electricityLoadMw: at(0, { [CALLED_HOUR]: 1 }),
    unserved: { electricityEurPerMwh: unservedEurPerMwh, heatEurPerMwh: null },
    assets: [{ ...battery, efficiencyIn: 1, efficiencyOut: 1 }],
  });
  const station = { name: 'station', kind: 'station' as const, parent: null, importMw: 10, exportMw: 10 };
  return {
    axis: AXIS,
    nodes: [{ ...station, backgroundMw: at(4, { [CALLED_HOUR]: 10 }) }],
    members: [{ site, node: 'station', rights: [held(withNotice(UNGUARANTEED, notice), 1)] }],
  };
}

async function memberOf(notice: Notice, knowledge: Knowledge, unservedEurPerMwh: number | null = 3000) {
  const area = areaWith(notice, unservedEurPerMwh);
  const run = await simulateArea(area, { dispatch: exact, mostRounds: 5, knowledge }, one);
  return { ...run.members[0]!, status: run.status };
}

describe('a battery that could be filled before a call', () => {
  test('one who knows all calls fills it at 42, whatever the notice', async () => {
    for (const notice of [DAY_AHEAD, minutes(15)]) {
      const { costEur, notKnowingEur } = await memberOf(notice, 'all');
      expect(costEur).toBeCloseTo(42, 4);
      expect(notKnowingEur).toBe(0);
    }
  });

  test.each<[string, Notice, number]>([
    ['a day ahead: at 45, the cheapest hour that is left', DAY_AHEAD, 45],
    ['an hour ahead: at 50, in that hour', minutes(60), 50],
    ['a quarter ahead, within the hour before: not at all, 3000 for what is not served', minutes(15), 3000],
  ])('told %s', async (_, notice, eur) => {
    const member = await memberOf(notice, 'announced');
    expect(member.status).toBe('clear');
    expect(member.netMw[CALLED_HOUR]).toBeCloseTo(0, 6);
    expect(member.costEur).toBeCloseTo(eur, 3);
    expect(member.notKnowingEur).toBeCloseTo(eur - 42, 3);
  });

  test('one that must be served cannot follow a call that comes too late, and keeps running as before', async () => {
    const member = await memberOf(minutes(15), 'announced', null);
    expect(member).toMatchObject({ status: 'settled', cannotFollow: true });
    expect(member.costEur).toBeCloseTo(40, 4);
    expect(await memberOf(minutes(60), 'announced', null)).toMatchObject({ cannotFollow: false });
  });

  test('with prices known a day ahead only, limits that are told hold likewise', async () => {
    const dispatchOptions: DispatchOptions = { ...exact, foresight: 'day-ahead' };
    const options = { dispatch: dispatchOptions, mostRounds: 5, knowledge: 'announced' as const };
    const { members } = await simulateArea(areaWith(minutes(60), 3000), options, one);
    expect(members[0]!.netMw[CALLED_HOUR]).toBeCloseTo(0, 6);
    expect(members[0]!.costEur).toBeCloseTo(50, 3);
  });

  test('2 workers give the bits of 1', async () => {
    const area = areaWith(DAY_AHEAD, 3000);
    const twins = { ...area, members: ['a', 'b'].map(name => withName(area.members[0]!, name)) };
    const options = { dispatch: exact, mostRounds: 5, knowledge: 'announced' as const };
    expect(await simulateArea(twins, options, two)).toEqual(await simulateArea(twins, options, one));
  });
});

function withName(member: Member, name: string): Member {
  return { ...member, site: { ...member.site, name } };
}

const STEPS = 30;
const SHORT = spanAxis(Date.UTC(2024, 0, 31), STEPS, 60);
const takenMw = fc
  .array(fc.constantFrom(0, 0, 0, 1, 3), { minLength: STEPS, maxLength: STEPS })
  .map(values => Float64Array.from(values));

/** A company with two rights that may be called in the same hours, each with a notice of its own. */
const anyCalled = fc
  .record({
    site: anySite(STEPS),
    first: takenMw,
    second: takenMw,
    notices: fc.constantFrom<[Notice, Notice]>(
      [DAY_AHEAD, minutes(15)],
      [minutes(240), minutes(60)],
      [minutes(0), DAY_AHEAD],
    ),
  })
  .map(({ site, first, second, notices }) => {
    const rights: HeldRight[] = [
      held(withNotice(UNGUARANTEED, notices[0]), 6),
      held(withNotice(PAID, notices[1]), 6),
      { ...held(FIRM, 2), direction: 'export' },
    ];
    const taken = [first, second];
    const called = rights.map((right, r) => ({
      held: right,
      calls: taken[r] ? callsOf(right, SHORT, taken[r]) : null,
    }));
    return { member: { site, node: 'station', rights }, called };
  });

describe('any company that is called', () => {
  test('knowing more never costs more, limits hold, and the plan is one that can be run', async () => {
    await fc.assert(
      fc.asyncProperty(anyCalled, async ({ member, called }) => {
        const site = siteUnder(member, called, SHORT, 1, 'announced');
        const answer = await dispatch({ axis: SHORT, sites: [site], sharedLimits: [] }, exact);
        if (answer.status === 'infeasible') return fc.pre(false);
        const { certificate, knowingAllEur, sites } = answer;
        expect(certificate.maxResidualMw).toBeLessThan(1e-6);
        expect(certificate.maxBoundViolationMw).toBeLessThan(1e-6);
        const slack = 1e-5 * (1 + Math.abs(certificate.costEur));
        if (knowingAllEur) expect(certificate.costEur).toBeGreaterThan(knowingAllEur[0]! - slack);
        const limit = compileLimitInto(called, 'import', SHORT, new Float64Array(STEPS));
        const { values } = sites[0]!.flows.find(({ name }) => name === 'import')!;
        for (let t = 0; t < STEPS; t++) expect(values[t]).toBeLessThan(limit[t]! + 1e-6);
      }),
      { numRuns: 25, seed: 12, endOnFailure: true },
    );
  });

  test('who is told of every call at the start costs what one who knows all costs', async () => {
    await fc.assert(
      fc.asyncProperty(anyCalled, async ({ member, called }) => {
        const early = called.map(({ held: right, calls }) => ({
          held: right,
          calls: calls && {
            ...calls,
            calls: calls.calls.map(call => ({ ...call, announcedMs: SHORT.startMs })),
          },
        }));
        expect(siteUnder(member, early, SHORT, 1, 'announced')).toEqual(siteUnder(member, early, SHORT));
      }),
      { numRuns: 10, seed: 12 },
    );
  });
});
