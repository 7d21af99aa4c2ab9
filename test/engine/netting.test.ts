import { describe, expect, test } from 'vitest';
import { certify } from '../../engine/dispatch/certificate.ts';
import { netted } from '../../engine/dispatch/netting.ts';
import { expectedLines } from '../../engine/dispatch/tax-lines.ts';
import type { Asset, Site } from '../../engine/index.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

function programOf(site: Site): Program {
  const group = groupOf(2, 60, site);
  return toProgram(group, { taxLines: [expectedLines(site, group.axis)] });
}

/** The same with a neighbour that exports, under one limit on what both take or give together. */
function sharedProgram(site: Site, exportMw: number): Program {
  const neighbour = siteWith({
    name: 'neighbour',
    limits: { importMw: 0, exportMw: 5 },
    electricityLoadMw: -2,
  });
  const sites = [site, neighbour];
  const limit = { name: 'group', sites: ['site', 'neighbour'], importMw: 10, exportMw };
  const group = { ...groupOf(2, 60, ...sites), sharedLimits: [limit] };
  return toProgram(group, { taxLines: sites.map(one => expectedLines(one, group.axis)) });
}

const blockOf = (program: Program, name: string) =>
  program.columns.find(block => block.name === (name.includes('/') ? name : `site/${name}`))!;

/** A plan with these values in every step (or period), nil elsewhere; a list has one per step. */
function planWith(program: Program, parts: Record<string, number | readonly number[]>): Float64Array {
  const x = new Float64Array(program.columnCount);
  for (const [name, value] of Object.entries(parts)) {
    const { start, count } = blockOf(program, name);
    for (let k = 0; k < count; k++) x[start + k] = typeof value === 'number' ? value : value[k]!;
  }
  return x;
}

/** The netted plan, judged by the certificate: no row broken that held, never dearer. */
function nettedOf(program: Program, parts: Record<string, number | readonly number[]>) {
  const x = planWith(program, parts);
  const kept = x.slice();
  const out = netted(program, x);
  expect(x).toEqual(kept);
  const y = new Float64Array(program.rowCount);
  const [before, after] = [certify(program, x, y, ''), certify(program, out, y, '')];
  expect(before.maxResidualMw).toBeLessThan(1e-12);
  expect(after.maxResidualMw).toBeLessThan(1e-12);
  expect(after.costEur).toBeLessThanOrEqual(before.costEur);
  const flow = (name: string) => {
    const { start, count } = blockOf(program, name);
    return Array.from(out.subarray(start, start + count));
  };
  return { flow, savedEur: before.costEur - after.costEur, isLeft: out.every((value, c) => value === x[c]) };
}

// Out of the store goes 1 / 0.8, into it 0.5: taking back 1 MW of discharge takes back 2.5 MW of charge.
const lossy = { ...battery, efficiencyIn: 0.5, efficiencyOut: 0.8, chargeMw: 4, dischargeMw: 4 };
// Each step 2 MW in and 0.4 MW out: the level rises by 1 - 0.5.
const both = { 'battery.charge': 2, 'battery.discharge': 0.4, 'battery.level': [0.5, 1] };

describe('a battery that charges 2 MW and discharges 0.4 MW', () => {
  const site = (parts: Partial<Site>) => siteWith({ electricityLoadMw: 1, assets: [lossy], ...parts });

  test('at a price: charges 1 MW, to the same level, and 0.6 MW less is bought', () => {
    const { flow, savedEur } = nettedOf(programOf(site({})), { ...both, import: 2.6 });
    expect(flow('battery.discharge')).toEqual([0, 0]);
    for (const mw of flow('battery.charge')) expect(mw).toBeCloseTo(1, 12);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(2, 12);
    expect(flow('battery.level')).toEqual([0.5, 1]);
    expect(savedEur).toBeCloseTo(2 * 0.6 * 50, 9);
  });

  test('at a negative price: earns what it burns, and is left', () => {
    const { isLeft } = nettedOf(programOf(site({ importEurPerMwh: -50 })), { ...both, import: 2.6 });
    expect(isLeft).toBe(true);
  });

  test('step by step: only where the price is not negative', () => {
    const { flow } = nettedOf(programOf(site({ importEurPerMwh: Float64Array.of(-1, 1) })), {
      ...both,
      import: 2.6,
    });
    expect(flow('battery.discharge')).toEqual([0.4, 0]);
    expect(flow('import')[0]).toBe(2.6);
    expect(flow('import')[1]).toBeCloseTo(2, 12);
  });

  test('the wear that is saved counts: worth it at a price down to minus what it saves', () => {
    // 0.4 MWh less out at 60 a MWh of wear is worth 24; 0.6 MWh less bought at -30 costs 18, at -50 it costs 30.
    const worn = (importEurPerMwh: number) =>
      programOf(site({ importEurPerMwh, assets: [{ ...lossy, wearEurPerMwh: 60 }] }));
    expect(nettedOf(worn(-30), { ...both, import: 2.6 }).savedEur).toBeCloseTo(2 * 6, 9);
    expect(nettedOf(worn(-50), { ...both, import: 2.6 }).isLeft).toBe(true);
  });

  test('with more going out than comes in: discharges alone', () => {
    // 1 MW in is 0.4 MW out; the rest goes out of the 2 MWh that were stored.
    const program = programOf(site({ assets: [{ ...lossy, startMwh: 2 }] }));
    const { flow } = nettedOf(program, {
      'battery.charge': 1,
      'battery.discharge': 0.8,
      'battery.level': [1.5, 1],
      import: 1.2,
    });
    for (const mw of flow('battery.charge')) expect(mw).toBeCloseTo(0, 12);
    for (const mw of flow('battery.discharge')) expect(mw).toBeCloseTo(0.4, 12);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(0.6, 12);
  });

  test('takes the dearest source back: what is bought beyond the limit before what is bought within', () => {
    const limits = { importMw: 2, exportMw: 0, breach: { importMw: 1, priceEurPerMwh: 400 } };
    const { flow, savedEur } = nettedOf(programOf(site({ limits })), { ...both, import: 2, breach: 0.6 });
    expect(flow('import')).toEqual([2, 2]);
    for (const mw of flow('breach')) expect(mw).toBeCloseTo(0, 12);
    expect(savedEur).toBeCloseTo(2 * 0.6 * 450, 9);
  });

  test('takes several back where none is large enough: 0.2 MW beyond the limit, 0.4 MW within', () => {
    const limits = { importMw: 3, exportMw: 0, breach: { importMw: 1, priceEurPerMwh: 400 } };
    const { flow, savedEur } = nettedOf(programOf(site({ limits })), { ...both, import: 2.4, breach: 0.2 });
    for (const mw of flow('breach')) expect(mw).toBeCloseTo(0, 11);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(2, 11);
    expect(savedEur).toBeCloseTo(2 * (0.2 * 450 + 0.4 * 50), 8);
  });

  test('takes back as much as there is room for, and leaves the rest', () => {
    const sun: Asset = {
      kind: 'pv',
      name: 'pv',
      availableMw: 2.45,
      curtailment: { share: 0, costEurPerMwh: 0 },
    };
    // Bought are 0.15 MW: a quarter of the 0.6 MW that would be set free.
    const { flow } = nettedOf(programOf(site({ assets: [lossy, sun] })), { ...both, import: 0.15 });
    for (const mw of flow('import')) expect(mw).toBeCloseTo(0, 11);
    for (const mw of flow('battery.discharge')) expect(mw).toBeCloseTo(0.3, 11);
    for (const mw of flow('battery.charge')) expect(mw).toBeCloseTo(1.75, 11);
  });

  test('without losses there is nothing to set free', () => {
    const ideal = { ...lossy, efficiencyIn: 1, efficiencyOut: 1 };
    const flows = { 'battery.charge': 2, 'battery.discharge': 1.5, 'battery.level': [0.5, 1], import: 1.5 };
    const { flow, savedEur } = nettedOf(programOf(site({ importEurPerMwh: -50, assets: [ideal] })), flows);
    expect(flow('battery.discharge')).toEqual([0, 0]);
    expect(flow('battery.charge')).toEqual([0.5, 0.5]);
    expect(flow('import')).toEqual([1.5, 1.5]);
    expect(savedEur).toBe(0);
  });

  test('on sun alone: what it no longer burns is cut', () => {
    const sun: Asset = {
      kind: 'pv',
      name: 'pv',
      availableMw: 2.6,
      curtailment: { share: 1, costEurPerMwh: 0 },
    };
    const { flow, savedEur } = nettedOf(programOf(site({ assets: [lossy, sun] })), both);
    for (const mw of flow('pv.curtailed')) expect(mw).toBeCloseTo(0.6, 12);
    expect(flow('import')).toEqual([0, 0]);
    expect(savedEur).toBe(0);
  });

  test('is left where nothing can take up what it burns: must-run sun and no export', () => {
    const sun: Asset = {
      kind: 'pv',
      name: 'pv',
      availableMw: 2.6,
      curtailment: { share: 0, costEurPerMwh: 0 },
    };
    expect(nettedOf(programOf(site({ assets: [lossy, sun] })), both).isLeft).toBe(true);
  });

  test('eases a monthly peak', () => {
    const peaks: Site['peaks'] = [{ period: 'month', priceEurPerMw: 10, alreadySetMw: [] }];
    const program = programOf(site({ peaks }));
    const x = { ...both, import: 2.6, 'peak-month-0': 2.6 };
    const { flow } = nettedOf(program, x);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(2, 12);
  });
});

describe('with a neighbour that gives 2 MW, under one limit', () => {
  const site = siteWith({ electricityLoadMw: 1, assets: [lossy] });
  const flows = { ...both, import: 2.6, 'neighbour/export': 2 };

  test('buys less where the limit has room for that', () => {
    const { flow } = nettedOf(sharedProgram(site, 1), flows);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(2, 11);
    expect(flow('battery.discharge')).toEqual([0, 0]);
  });

  test('and no less than keeps the limit on what both give', () => {
    // Together they take 0.6 MW, and have to take 0.3 MW.
    const { flow } = nettedOf(sharedProgram(site, -0.3), flows);
    for (const mw of flow('import')) expect(mw).toBeCloseTo(2.3, 11);
    for (const mw of flow('battery.discharge')) expect(mw).toBeCloseTo(0.2, 11);
  });
});

describe('a heat store that charges 2 MW and discharges 0.4 MW', () => {
  const store: Asset = { ...lossy, kind: 'thermalStore', name: 'tank', level: 'hotWater' };
  const pump: Asset = {
    kind: 'heatPump',
    name: 'pump',
    level: 'hotWater',
    heatMw: 5,
    cop: Float64Array.of(3, 4),
    operationEurPerMwh: 0,
  };
  const flows = { 'tank.charge': 2, 'tank.discharge': 0.4, 'tank.level': [0.5, 1], 'pump.heat': 2.6 };
  const site = (parts: Partial<Site>) =>
    siteWith({ electricityLoadMw: 1, heatLoadMw: { hotWater: 1 }, assets: [store, pump], ...parts });

  test('gives the heat back through the heat pump to import, by the COP of each hour', () => {
    const { flow, savedEur } = nettedOf(programOf(site({})), {
      ...flows,
      import: [1 + 2.6 / 3, 1 + 2.6 / 4],
    });
    for (const mw of flow('pump.heat')) expect(mw).toBeCloseTo(2, 12);
    expect(flow('import')[0]).toBeCloseTo(1 + 2 / 3, 12);
    expect(flow('import')[1]).toBeCloseTo(1.5, 12);
    expect(savedEur).toBeCloseTo(50 * (0.2 + 0.15), 9);
  });

  test('is left where buying less loses money', () => {
    const program = programOf(site({ importEurPerMwh: -50 }));
    expect(nettedOf(program, { ...flows, import: [1 + 2.6 / 3, 1.65] }).isLeft).toBe(true);
  });

  test('gives it back to a gas boiler, whatever the price of electricity', () => {
    const boiler: Asset = {
      kind: 'gasBoiler',
      name: 'boiler',
      level: 'hotWater',
      heatMw: 5,
      efficiency: 0.9,
      fuel: 'naturalGas',
      operationEurPerMwh: 0,
    };
    const fuels = { naturalGas: { priceEurPerMwh: 45, tax: [], emissionsTonPerMwh: 0 } };
    const program = programOf(site({ importEurPerMwh: -50, fuels, assets: [store, boiler] }));
    const { flow, savedEur } = nettedOf(program, {
      'tank.charge': 2,
      'tank.discharge': 0.4,
      'tank.level': [0.5, 1],
      'boiler.heat': 2.6,
      import: 1,
    });
    for (const mw of flow('boiler.heat')) expect(mw).toBeCloseTo(2, 12);
    expect(flow('import')).toEqual([1, 1]);
    expect(savedEur).toBeCloseTo(2 * 0.6 * 50, 9);
  });
});

describe('import and export at once', () => {
  const limits = { importMw: 5, exportMw: 5 };

  test('both shrink by the smaller where the price to buy is the higher', () => {
    const program = programOf(siteWith({ electricityLoadMw: 1, limits, exportEurPerMwh: 40 }));
    const { flow, savedEur } = nettedOf(program, { import: 3, export: 2 });
    expect(flow('import')).toEqual([1, 1]);
    expect(flow('export')).toEqual([0, 0]);
    expect(savedEur).toBeCloseTo(2 * 2 * 10, 9);
  });

  test('is left where selling pays more than buying costs', () => {
    const program = programOf(siteWith({ electricityLoadMw: 1, limits, exportEurPerMwh: 60 }));
    expect(nettedOf(program, { import: 3, export: 2 }).isLeft).toBe(true);
  });

  test('takes the import beyond the limit back first', () => {
    const breach = { importMw: 2, priceEurPerMwh: 400 };
    const site = siteWith({ electricityLoadMw: 1, limits: { importMw: 2, exportMw: 5, breach } });
    const { flow } = nettedOf(programOf(site), { import: 2, breach: 1, export: 2 });
    expect(flow('breach')).toEqual([0, 0]);
    expect(flow('import')).toEqual([1, 1]);
    expect(flow('export')).toEqual([0, 0]);
  });
});
