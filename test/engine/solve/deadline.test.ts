import { describe, expect, test } from 'vitest';
import { type Dispatch, dispatch, type Site, yearAxis } from '../../../engine/index.ts';
import { groupOf } from '../small-site.ts';
import { OPTIONS, richSite, STEPS, shift, single, WITHIN_MW } from './hard-site.ts';

const axis = yearAxis(2023, 60);
const plain = richSite(axis.steps);
const year = { axis, sites: [{ ...plain, assets: [...plain.assets, shift] }], sharedLimits: [] };

/** A plan whose certificate holds, whatever its gap. */
function planOf(answer: Dispatch) {
  if (answer.status === 'infeasible') throw new Error('infeasible');
  const { costEur, boundEur, gap, maxResidualMw, maxBoundViolationMw } = answer.certificate;
  expect(Number.isFinite(costEur) && Number.isFinite(boundEur)).toBe(true);
  expect(boundEur).toBeLessThanOrEqual(costEur + 1e-6 * Math.abs(costEur));
  expect(gap).toBeCloseTo((costEur - boundEur) / Math.max(1, Math.abs(costEur)), 12);
  expect(maxResidualMw).toBeLessThanOrEqual(WITHIN_MW);
  expect(maxBoundViolationMw).toBeLessThanOrEqual(WITHIN_MW);
  return answer;
}

describe('a year of a rich site under a deadline', () => {
  test.each([0, 5, 50, 5000])('of %i ms has a plan with its proven gap', async deadlineMs => {
    const free = planOf(await dispatch(year, OPTIONS));
    expect(free.status).toBe('optimal');
    const answer = planOf(await dispatch(year, { ...OPTIONS, deadlineMs }));
    expect(['optimal', 'deadline']).toContain(answer.status);
    if (deadlineMs === 0) expect(answer.status).toBe('deadline');
    // No plan costs less than the best, and none's bound is above it.
    const within = 2e-6 * free.certificate.costEur;
    expect(answer.certificate.costEur).toBeGreaterThanOrEqual(free.certificate.costEur - within);
    expect(answer.certificate.boundEur).toBeLessThanOrEqual(free.certificate.costEur + within);
    expect(answer.certificate.gap).toBeLessThan(0.25);
  });
});

test('no time at all, and no plan to be had: says why', async () => {
  const site: Site = richSite(STEPS, {
    limits: { importMw: 1, exportMw: 0 },
    unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
  });
  const answer = await dispatch(single(site), { ...OPTIONS, deadlineMs: 0 });
  if (answer.status !== 'infeasible') throw new Error(answer.status);
  expect(answer.infeasibility.shortages.length).toBeGreaterThan(0);
  expect(answer.infeasibility.isProven).toBeUndefined();
});

test('several sites under one limit have a plan in no time too', async () => {
  const sites = ['a', 'b', 'c'].map(name => ({ ...richSite(STEPS), name }));
  const group = {
    ...groupOf(STEPS, 60, ...sites),
    sharedLimits: [{ name: 'group', sites: ['a', 'b', 'c'], importMw: 12, exportMw: 2 }],
  };
  const answer = planOf(await dispatch(group, { ...OPTIONS, deadlineMs: 0 }));
  expect(answer.status).toBe('deadline');
  expect(answer.sites).toHaveLength(3);
});
