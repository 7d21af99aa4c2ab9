import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withPlansOf } from '../../engine/dispatch/steered.ts';
import { linesFor } from '../../engine/dispatch/tax-lines.ts';
import { dispatch, type Steering } from '../../engine/index.ts';
import { objective } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { solveProgram } from '../../engine/solve/solve.ts';
import { randomGroup } from './random-group.ts';
import { anySite, groupOf } from './small-site.ts';
import { asking, duty, held, netOf, OPTIONS, refereeEur } from './steered-site.ts';

const DAY = 12;
/** A site under a duty in some steps; half of them must deliver. */
const anySteered = fc
  .record({
    site: anySite(DAY),
    asked: fc.array(fc.tuple(fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    penalty: fc.constantFrom(null, 0, 60, 1000),
    paysPlan: fc.boolean(),
  })
  .map(({ site, asked, penalty, paysPlan }) => {
    const made = duty(DAY, asked, { penaltyEurPerMwh: penalty });
    const side = (one: Steering['import']) => ({
      ...one,
      planEurPerMwh: paysPlan ? one.eurPerMwh : one.planEurPerMwh,
    });
    return asking(site, { ...made, import: side(made.import), export: side(made.export) });
  });

const RUNS = { numRuns: 60, seed: 26, endOnFailure: true };

describe('any site that is steered', () => {
  test('delivers what is asked or is told how much it is short, and HiGHS finds nothing cheaper', async () => {
    await fc.assert(
      fc.asyncProperty(anySteered, async site => {
        const group = groupOf(DAY, 60, site);
        const answer = await dispatch(group, OPTIONS);
        const { steering } = site.limits;
        if (answer.status === 'infeasible') {
          const { repairs, shortages } = answer.infeasibility;
          const alone = await dispatch(
            groupOf(DAY, 60, { ...site, limits: { ...site.limits, steering: undefined } as never }),
            OPTIONS,
          );
          if (alone.status === 'infeasible') return;
          expect(steering!.penaltyEurPerMwh).toBeNull();
          expect(repairs[0]?.change).toBe('lower-steering');
          expect(shortages.every(({ limit }) => limit === 'steered')).toBe(true);
          return;
        }
        const [operation] = answer.sites;
        const use = operation!.steering;
        if (!use) return;
        held(use, netOf(operation!), steering!);
        expect(operation!.costParts.steering).toBeCloseTo(use.penaltyEur - use.paidEur, 4);
        expect(use.paidForPlanEur <= use.paidEur && use.paidForPlanEur >= 0).toBe(true);
        const planned = withPlansOf(group, answer.sites);
        const program = toProgram(planned, { taxLines: [linesFor(site, operation!)] });
        const least = await refereeEur(program);
        const { costEur, boundEur } = answer.certificate;
        const near = 1e-6 * Math.max(1, Math.abs(least));
        // Energy tax in brackets: another bracket may be the cheaper, for both.
        expect(boundEur).toBeLessThanOrEqual(least + near);
        expect(costEur).toBeGreaterThanOrEqual(least - near - 1e-2);
        expect(costEur - least).toBeLessThanOrEqual(Math.max(1e-3 * Math.abs(least), 1e-2));
      }),
      RUNS,
    );
  });

  test('the worth of a MW more asked is what cost changes by, before what is paid for it', async () => {
    const step = 1e-3;
    await fc.assert(
      fc.asyncProperty(anySteered, async made => {
        // One bracket and prices above nil: the least cost is convex in what is asked.
        const site = {
          ...made,
          electricityTax: [],
          importEurPerMwh: (made.importEurPerMwh as Float64Array).map(eur => 80 + Math.abs(eur)),
          exportEurPerMwh: (made.exportEurPerMwh as Float64Array).map(eur => 10 + Math.abs(eur) / 4),
        };
        const group = groupOf(DAY, 60, site);
        const answer = await dispatch(group, OPTIONS);
        const use = answer.status === 'infeasible' ? null : answer.sites[0]!.steering;
        const t = use?.askedMw.findIndex(mw => mw !== 0) ?? -1;
        if (answer.status === 'infeasible' || !use || t < 0) return;
        const costAt = async (mw: number) => {
          const { limits } = withPlansOf(group, answer.sites).sites[0]!;
          const way = use.askedMw[t]! > 0 ? 'import' : 'export';
          const side = { ...limits.steering![way], askedMw: limits.steering![way].askedMw.slice() };
          side.askedMw[t] = Math.abs(use.askedMw[t]!) + mw;
          const moved = { ...site, limits: { ...limits, steering: { ...limits.steering!, [way]: side } } };
          const other = await dispatch(groupOf(DAY, 60, moved), OPTIONS);
          if (other.status === 'infeasible') return null;
          const { costEur, steering } = other.sites[0]!;
          const atLimit = Math.abs(Math.abs(steering!.askedMw[t]!) - side.askedMw[t]!) > 1e-9;
          return atLimit ? null : costEur + 100 * steering!.askedMwh;
        };
        const [less, now, more] = [await costAt(-step), await costAt(0), await costAt(step)];
        if (less === null || now === null || more === null) return;
        const worth = use.costEurPerMw[t]!;
        expect(worth).toBeGreaterThanOrEqual((now - less) / step - 0.5);
        expect(worth).toBeLessThanOrEqual((more - now) / step + 0.5);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  test.each([3, 11, 20, 38, 41, 57])('the solver finds the cost that HiGHS does on group %i', async seed => {
    const group = randomGroup(seed, 400);
    const { steps } = group.axis;
    const sites = group.sites.map((site, s) => {
      const asked = Array.from({ length: Math.ceil(steps / 9) }, (_, k): [number, number] => [
        (k * 9 + s) % steps,
        (k % 2 === 0 ? 0.1 : -0.1) * (Math.max(...[site.limits.importMw].flat().map(Number)) || 1),
      ]);
      return asking(site, {
        ...duty(steps, asked, { penaltyEurPerMwh: 300 }),
        planMw: new Float64Array(steps),
      });
    });
    const taxLines = sites.map(() => ({
      electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 },
      fuels: {},
    }));
    const program = { ...toProgram({ ...group, sites }, { taxLines }), exclusive: [] };
    const costOf = ({ x }: { readonly x: Float64Array }) =>
      objective(program).reduce((sum, eur, c) => sum + eur * x[c]!, 0);
    const [own, other] = [
      await solveProgram(program, { tolerance: 1e-6, deadlineMs: null }),
      await solveWithHighs(program, null),
    ];
    expect(own.status).toBe(other.status);
    if (own.status !== 'optimal' || other.status !== 'optimal') return;
    expect(costOf(own)).toBeCloseTo(costOf(other), -Math.log10(1e-5 * Math.max(1, Math.abs(costOf(other)))));
  });
});
