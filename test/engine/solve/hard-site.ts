import { expect } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import {
  type Asset,
  type Dispatch,
  dispatch,
  type Site,
  type SiteGroup,
  type SiteOperation,
} from '../../../engine/index.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { battery, groupOf, siteWith } from '../small-site.ts';

export const TOLERANCE = 1e-6;
export const OPTIONS = { tolerance: TOLERANCE, deadlineMs: null, foresight: 'perfect' } as const;
/** Costs this near to each other are the same, EUR. */
const NIL_EUR = 1e-9;
export const WITHIN_MW = 1e-6;
/** Enough for the interior point to be the method of choice, three weeks of hours. */
export const STEPS = 504;

/** Numbers that rise and fall by the day and never repeat, between nil and twice the mean. */
export const wave = (steps: number, mean: number, seed: number): Float64Array =>
  Float64Array.from({ length: steps }, (_, t) => {
    const day = Math.sin((2 * Math.PI * (t + seed)) / 24);
    return mean * (1 + 0.5 * day + 0.5 * Math.sin(1.7 * t * (1 + seed / 10) + seed));
  });

export const prices = (steps: number, seed = 1) => wave(steps, 60, seed);

/** Twelve hours of sun a day, `mw` at noon, and nil at night. */
export const sun = (steps: number, mw: number): Float64Array =>
  Float64Array.from({ length: steps }, (_, t) => Math.max(0, mw * Math.sin((2 * Math.PI * (t - 6)) / 24)));

export const panels = (steps: number, mw: number): Asset => ({
  kind: 'pv',
  name: 'pv',
  availableMw: sun(steps, mw),
  curtailment: { share: 1, costEurPerMwh: 0 },
});

export const boiler = (heatMw: number): Asset => ({
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw,
  efficiency: 0.9,
  fuel: 'naturalGas',
  operationEurPerMwh: 1,
});
export const electrode = (heatMw: number): Asset => ({
  kind: 'eBoiler',
  name: 'electrode',
  level: 'steam',
  heatMw,
  efficiency: 0.98,
  operationEurPerMwh: 0.3,
});
export const tank: Asset = {
  ...battery,
  kind: 'thermalStore',
  name: 'tank',
  level: 'steam',
  lossPerHour: 0.01,
};
export const shift: Asset = {
  kind: 'loadShift',
  name: 'shift',
  awayMw: 0.5,
  backMw: 0.5,
  energyMwh: 2,
  windowHours: 24,
  returnPerMwh: 1.05,
  costEurPerMwh: 5,
};

/** A site with a battery, a tank, a gas boiler, an electrode boiler and panels, under a limit that now and then binds. */
export function richSite(steps: number, parts: Partial<Site> = {}): Site {
  const price = prices(steps);
  return siteWith({
    electricityLoadMw: wave(steps, 2, 2),
    heatLoadMw: { steam: wave(steps, 1.5, 3) },
    limits: { importMw: 5, exportMw: 1 },
    peaks: [{ period: 'month', priceEurPerMw: 900, alreadySetMw: [] }],
    importEurPerMwh: price,
    exportEurPerMwh: price.map(eur => eur - 4),
    fuels: { naturalGas: { priceEurPerMwh: 45, tax: [], emissionsTonPerMwh: 0.2 } },
    assets: [battery, tank, boiler(6), electrode(3), panels(steps, 2)],
    ...parts,
  });
}

/** A site with a battery of 5 kW and one of 300 MW that share a limit. */
export function smallBesideLarge(): SiteGroup {
  const small = siteWith({
    name: 'small',
    electricityLoadMw: wave(STEPS, 0.002, 5),
    limits: { importMw: 0.01, exportMw: 0.005 },
    importEurPerMwh: prices(STEPS, 2),
    exportEurPerMwh: prices(STEPS, 2).map(eur => eur - 5),
    peaks: [{ period: 'month', priceEurPerMw: 900, alreadySetMw: [] }],
    assets: [{ ...battery, chargeMw: 0.005, dischargeMw: 0.005, energyMwh: 0.01 }],
  });
  const large = siteWith({
    name: 'large',
    electricityLoadMw: wave(STEPS, 150, 4),
    limits: { importMw: 400, exportMw: 100 },
    importEurPerMwh: prices(STEPS, 2),
    exportEurPerMwh: prices(STEPS, 2).map(eur => eur - 5),
    assets: [{ ...battery, chargeMw: 50, dischargeMw: 50, energyMwh: 200, startMwh: null, end: 'cyclic' }],
  });
  return {
    ...groupOf(STEPS, 60, small, large),
    sharedLimits: [{ name: 'group', sites: ['small', 'large'], importMw: 280, exportMw: 100 }],
  };
}

type Plan = Exclude<Dispatch, { status: 'infeasible' }>;

/**
 * The plan of a group, judged: its certificate holds, and its cost is the referee's where no flows exclude each other. The
 * interior point by itself proves the same cost; every case here is one it has to solve.
 */
export async function judged(group: SiteGroup): Promise<Plan> {
  const program = toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });
  const relaxed = { ...program, exclusive: [] };
  const referee = await solveWithHighs(program, null);
  if (referee.status !== 'optimal') throw new Error(`referee: ${referee.status}`);
  const leastEur = certify(relaxed, referee.x, referee.y, '').costEur;
  const within = Math.max(NIL_EUR, TOLERANCE * Math.abs(leastEur));
  if (program.steps >= 4) {
    const interior = solveInterior(program, OPTIONS);
    if (interior?.status !== 'optimal') throw new Error(`interior point: ${interior?.status ?? 'no plan'}`);
    const proof = certify(relaxed, interior.x, interior.y, '');
    expect(Math.abs(proof.costEur - leastEur)).toBeLessThanOrEqual(within);
    expect(Math.abs(proof.costEur - proof.boundEur)).toBeLessThanOrEqual(within);
    expect(proof.maxResidualMw).toBeLessThanOrEqual(WITHIN_MW);
    expect(proof.maxBoundViolationMw).toBeLessThanOrEqual(WITHIN_MW);
  }
  const answer = await dispatch(group, { ...OPTIONS, smoothest: true });
  if (answer.status === 'infeasible') throw new Error('infeasible');
  const { certificate, exclusiveChoices } = answer;
  expect(certificate.maxResidualMw).toBeLessThanOrEqual(WITHIN_MW);
  expect(certificate.maxBoundViolationMw).toBeLessThanOrEqual(WITHIN_MW);
  expect(certificate.boundEur).toBeLessThanOrEqual(certificate.costEur + within);
  expect(certificate.costEur).toBeGreaterThanOrEqual(leastEur - within);
  if (exclusiveChoices.length === 0) {
    expect(answer.status).toBe('optimal');
    expect(certificate.costEur).toBeLessThanOrEqual(leastEur + within);
  }
  return answer;
}

export const single = (site: Site, steps = STEPS) => groupOf(steps, 60, site);
export const values = (site: SiteOperation, name: string): Float64Array =>
  site.flows.find(flow => flow.name === name)!.values;
export const most = (series: Float64Array) => series.reduce((high, value) => Math.max(high, value), 0);
export const sum = (series: Float64Array) => series.reduce((total, value) => total + value, 0);
